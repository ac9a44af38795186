// GitHub annotations: read as the runner reads a line, and written by GitHub's own library from the
// findings, which must give the same bytes.

import * as core from '@actions/core';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' };

export async function github({ text }, findings, expect) {
  const lines = text.split('\n').slice(0, -1);
  expect(text === '' || text.endsWith('\n'), 'ends its last line');
  const shown = { error: 0, warning: 0, notice: 0 };
  for (const line of lines) {
    const command = parse(line);
    expect(command !== null && command.name in shown, `is a command (${line})`);
    if (!command) continue;
    shown[command.name] += 1;
    if (command.properties.title === 'Casebook') continue;
    const finding = findings.all.find((it) => isOf(command, it));
    expect(finding !== undefined, `is about a finding (${line})`);
    if (finding) expect(written(command) === line, `is what the library writes (${written(command)})`);
  }
  for (const [name, count] of Object.entries(shown)) expect(count <= 10, `no more than ten of a kind (${count} ${name})`);
  const isAllShown = lines.length === findings.all.length;
  expect(isAllShown || parse(lines.at(-1)).properties.title === 'Casebook', 'the last line counts what is left out');
  const levels = lines.slice(0, -1).map((line) => Object.keys(shown).indexOf(parse(line).name));
  expect(levels.every((level, at) => at === 0 || levels[at - 1] <= level), 'the worst come first');
  return '@actions/core 3.0.1';
}

// What the runner takes from a line: `::name key=value,key=value::message`.
function parse(line) {
  const match = /^::([a-z]+)(?: ([^]*?))?::([^]*)$/.exec(line);
  if (!match) return null;
  const [, name, list = '', message] = match;
  const properties = Object.fromEntries(list.split(',').filter(Boolean).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), decode(pair.slice(at + 1)).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')];
  }));
  return { name, properties, message: decode(message).replaceAll('%25', '%') };
}

function decode(text) {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

function isOf({ name, properties, message }, finding) {
  return properties.title === `${finding.code} ${finding.rule}` && properties.file === finding.repositoryPath
    && Number(properties.line) === finding.start.line && name === LEVELS[finding.level]
    && message.toLowerCase().startsWith(finding.message.toLowerCase());
}

// What the library prints for the same annotation.
function written({ name, properties, message }) {
  const { title, file, line, endLine, col, endColumn } = properties;
  const print = process.stdout.write;
  let printed = '';
  process.stdout.write = (text) => { printed += text; return true; };
  try {
    core[name](message, { title, file, startLine: line, endLine, startColumn: col, endColumn });
  } finally {
    process.stdout.write = print;
  }
  return printed.trimEnd();
}
