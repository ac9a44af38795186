// The event list in another time zone: the report's own (as written), UTC or the reader's.
// The page already says every time in the report's zone; this only rewrites the text of `time`.

const KEY = 'casebook-zone';

function recall() {
  try { return localStorage.getItem(KEY) ?? 'report'; } catch { return 'report'; }
}

function remember(zone) {
  try { localStorage.setItem(KEY, zone); } catch { /* forbidden */ }
}

function formatter(zone) {
  const timeZone = zone === 'utc' ? 'UTC' : undefined;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone, year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  return (date) => Object.fromEntries(parts.formatToParts(date).map(({ type, value }) => [type, value]));
}

function show(times, zone) {
  const format = zone === 'report' ? null : formatter(zone);
  let day = '';
  for (const { element, written, date } of times) {
    if (!format) {
      element.textContent = written;
      continue;
    }
    const at = format(date);
    const today = `${at.day} ${at.month}`;
    const prefix = element.dataset.about ? '~' : '';
    element.textContent = `${prefix}${at.hour}:${at.minute}${day && today !== day ? ` (${today})` : ''}`;
    day = today;
  }
}

function addSwitch(list) {
  const times = [...list.querySelectorAll('time[datetime*="T"]')]
    .map((element) => ({ element, written: element.textContent, date: new Date(element.dateTime) }))
    .filter(({ date }) => !Number.isNaN(date.getTime()));
  if (!times.length) return;
  const own = list.dataset.zone || 'UTC';
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const select = document.createElement('select');
  select.add(new Option(own, 'report'));
  if (own !== 'UTC') select.add(new Option('UTC', 'utc'));
  if (mine && mine !== own && mine !== 'UTC') select.add(new Option(`${mine} (yours)`, 'mine'));
  if (select.length < 2) return;
  const label = document.createElement('label');
  label.append('Times in ', select);
  const box = document.createElement('div');
  box.className = 'tools js-only';
  box.append(label);
  list.before(box);
  document.querySelector('.zone-note')?.remove();
  select.addEventListener('change', () => {
    remember(select.value);
    show(times, select.value);
  });
  const zone = recall();
  if ([...select.options].some((option) => option.value === zone)) {
    select.value = zone;
    show(times, zone);
  }
}

for (const list of document.querySelectorAll('.events')) addSwitch(list);
