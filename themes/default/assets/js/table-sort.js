// Tables that can be sorted: turns the heads of `table[data-sortable]` into buttons.
// A cell is sorted by its `data-value` where it has one, else by its text.

export function compareValues(a, b) {
  if (a === b) return 0;
  // What is missing stays last in either direction; the caller handles it.
  const [x, y] = [Number(a), Number(b)];
  if (a !== '' && b !== '' && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return a.localeCompare(b, undefined, { numeric: true, sensitivity: 'base' });
}

function valueOf(row, column) {
  const cell = row.cells[column];
  return (cell?.dataset.value ?? cell?.textContent ?? '').trim();
}

function sortRows(table, column, direction) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, place) => ({ row, place, value: valueOf(row, column) }));
  rows.sort((a, b) => {
    if ((a.value === '') !== (b.value === '')) return a.value === '' ? 1 : -1;
    return direction * compareValues(a.value, b.value) || a.place - b.place;
  });
  body.append(...rows.map(({ row }) => row));
}

export function makeSortable(table) {
  const status = document.createElement('p');
  status.className = 'hidden-text';
  status.setAttribute('role', 'status');
  table.after(status);
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    if (head.dataset.sort === 'none' || !head.textContent.trim()) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const descending = head.getAttribute('aria-sort') === 'ascending'
        || (!head.hasAttribute('aria-sort') && head.dataset.sort === 'descending');
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      sortRows(table, column, descending ? -1 : 1);
      status.textContent = `Sorted by ${button.textContent.trim()}, ${descending ? 'descending' : 'ascending'}.`;
    });
  });
}

if (typeof document !== 'undefined') {
  for (const table of document.querySelectorAll('table[data-sortable]')) makeSortable(table);
}
