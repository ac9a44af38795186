// Lists of the site as data. On a disk nothing may be fetched; there the same data lie beside, as a script.

export async function data(address) {
  if (location.protocol === 'file:') return import(new URL(address.replace(/json$/, 'js'), document.baseURI));
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

// The catalog as rows. It travels in columns; in those that have words, a number is the place of one.
export function rows({ columns, words }) {
  const read = (value, known) => (Array.isArray(value) ? value.map((place) => known[place]) : known[value] ?? null);
  return columns.id.map((id, at) => {
    const row = {};
    for (const [name, values] of Object.entries(columns)) row[name] = name in words ? read(values[at], words[name]) : values[at];
    row.url ??= `incidents/${id.toLowerCase()}/`;
    return row;
  });
}
