// The findings of the JSON format, against which the others are held: same files, same places.

import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export class Findings {
  constructor(report, root, repository) {
    this.prefix = relative(repository, root).split(sep).filter(Boolean).map((part) => `${part}/`).join('');
    this.checked = report.summary.files;
    this.root = root;
    this.all = report.findings.map((it) => ({ ...it, repositoryPath: this.prefix + it.path, found: this.bytes(it.path, it.start.byte, it.end.byte) }));
  }

  file(path) {
    return readFileSync(join(this.root, path));
  }

  // Returns the text between two bytes.
  bytes(path, start, end) {
    return this.file(path).subarray(start, end).toString('utf8');
  }

  // Returns the text between two places whose columns count UTF-16 code units, as strings of JavaScript
  // do; a byte order mark is no part of the text.
  units(path, start, end) {
    const text = this.file(path).toString('utf8').replace(/^\uFEFF/, '');
    const offset = ([line, column]) => lineStart(text, line, '\n') + column - 1;
    return text.slice(offset(start), offset(end));
  }

  // Returns the text between two places whose columns count bytes.
  columns(path, start, end) {
    const bytes = this.file(path);
    const offset = ([line, column]) => lineStart(bytes, line, 10) + column - 1;
    return bytes.subarray(offset(start), offset(end)).toString('utf8');
  }
}

function lineStart(text, line, feed) {
  let at = 0;
  for (let left = line; left > 1; left -= 1) at = text.indexOf(feed, at) + 1;
  return at;
}
