// Draws coloured terminal output (standard input) as an SVG picture (standard output).
// Usage: casebook check --color always | node terminal.mjs "casebook check"
import { readFileSync } from 'node:fs';

const PALETTE = {
  31: '#ff8b85', 91: '#ff8b85', 32: '#8fd694', 92: '#8fd694', 33: '#f2cc60', 93: '#f2cc60',
  34: '#8ab8ff', 94: '#8ab8ff', 35: '#d8a6ff', 95: '#d8a6ff', 36: '#7fdbe0', 96: '#7fdbe0',
  90: '#9aa7b4',
};
const PLAIN = '#e6edf3';
const [CHAR, LINE, PAD] = [8.4, 20, 20];

const escape = (text) => text.replace(/[&<>]/g, (it) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[it]);

/** Splits a line into runs of one style; the style goes on into the next line. */
function runs(line, style) {
  const found = [];
  for (const part of line.split(/(\x1b\[[0-9;]*m)/)) {
    const codes = /^\x1b\[([0-9;]*)m$/.exec(part);
    if (!codes) {
      if (part) found.push({ text: part, ...style });
      continue;
    }
    const numbers = codes[1].split(';').map(Number);
    for (let i = 0; i < numbers.length; i += 1) {
      const code = numbers[i];
      if (code === 0) Object.assign(style, { fill: PLAIN, bold: false });
      else if (code === 1) style.bold = true;
      else if (code === 22) style.bold = false;
      else if (code === 39) style.fill = PLAIN;
      else if (code === 38) i += numbers[i + 1] === 5 ? 2 : 4;
      else if (PALETTE[code]) style.fill = PALETTE[code];
    }
  }
  return found;
}

const prompt = `\x1b[90m$\x1b[0m ${process.argv[2] ?? ''}`;
const lines = [prompt, ...readFileSync(0, 'utf8').trimEnd().split('\n')];
const style = { fill: PLAIN, bold: false };
const drawn = lines.map((line) => runs(line, style));
const columns = Math.max(...drawn.map((line) => [...line.map((run) => run.text).join('')].length));
const width = Math.ceil(columns * CHAR + 2 * PAD);
const height = lines.length * LINE + 2 * PAD;

const rows = drawn.map((line, index) => {
  let column = 0;
  const spans = line.map((run) => {
    const x = (PAD + column * CHAR).toFixed(1);
    const length = [...run.text].length;
    column += length;
    if (!run.text.trim()) return '';
    const weight = run.bold ? ' font-weight="bold"' : '';
    return `<tspan x="${x}" textLength="${(length * CHAR).toFixed(1)}" fill="${run.fill}"${weight}>${escape(run.text)}</tspan>`;
  });
  return `  <text y="${PAD + (index + 0.75) * LINE}" xml:space="preserve">${spans.join('')}</text>`;
});

process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">
  <rect width="100%" height="100%" rx="8" fill="#0f1419"/>
${rows.join('\n')}
</svg>
`);
