// Checkstyle: read by a plugin that comments on pull requests from such reports.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { parseCheckstyle } = require('danger-plugin-lint-report/dist/parse/checkstyle_parser.js');
const { xml2js } = createRequire(require.resolve('danger-plugin-lint-report'))('xml-js');

export async function checkstyle({ text }, findings, expect) {
  const report = xml2js(text);
  const files = report.elements[0].elements;
  expect(files.length >= findings.checked, `every checked file is listed (${files.length} of ${findings.checked})`);
  const violations = parseCheckstyle(report, '/nowhere');
  expect(violations.length === findings.all.length, `has every finding (${violations.length})`);
  for (const [at, violation] of violations.entries()) {
    const finding = findings.all[at];
    // The plugin leaves the first folder out of a relative path.
    expect(`${finding.repositoryPath}`.endsWith(violation.file), `the path is that of the repository (${violation.file})`);
    expect(violation.line === finding.start.line && violation.column === finding.start.column, `${finding.code} is at its place`);
    expect(violation.severity === finding.level, 'keeps the level');
    // Characters of markup must come back as they were.
    expect(unescaped(violation.message).toLowerCase().startsWith(finding.message.toLowerCase()), `keeps the message (${violation.message})`);
  }
  return 'danger-plugin-lint-report 1.8.1 (xml-js)';
}

function unescaped(text) {
  const signs = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (sign) => signs[sign]);
}
