// The Reviewdog format: a validator of it in its strict mode, and every suggestion carried out.

import { createRequire } from 'node:module';

// Its module build does not load; the other one is the same code.
const { Validator } = createRequire(import.meta.url)('@umbrelladocs/rdformat-validator');

export async function rdjson({ text }, findings, expect) {
  const result = JSON.parse(text);
  const validator = new Validator({ strictMode: true, allowExtraFields: false });
  const { valid, errors } = validator.validate(result);
  expect(valid, `is valid (${errors.slice(0, 3).map((it) => `${it.path} ${it.message}`).join(' | ')})`);
  const broken = { ...result, diagnostics: [{ message: 'no place', severity: 'BAD' }] };
  expect(!validator.validate(broken).valid, 'the validator refuses what is wrong');
  expect(result.diagnostics.length === findings.all.length, `has every finding (${result.diagnostics.length})`);
  result.diagnostics.forEach((diagnostic, at) => {
    const finding = findings.all[at];
    expect(diagnostic.location.path === finding.repositoryPath, `the path is that of the repository (${diagnostic.location.path})`);
    const found = under(findings, finding, diagnostic.location.range);
    expect(found === finding.found, `the range of ${finding.code} holds what was found (${found} for ${finding.found})`);
    for (const { range, text: replacement } of diagnostic.suggestions ?? []) {
      const edits = finding.fix.edits;
      const replaced = under(findings, finding, range);
      expect(replaced === findings.bytes(finding.path, edits[0].start.byte, edits.at(-1).end.byte), 'a suggestion replaces what the fix does');
      expect(edits.length > 1 || replacement === edits[0].replacement, 'a suggestion writes what the fix does');
    }
  });
  return '@umbrelladocs/rdformat-validator 1.0.1';
}

function under(findings, finding, { start, end }) {
  return findings.columns(finding.path, [start.line, start.column], [end.line, end.column]);
}
