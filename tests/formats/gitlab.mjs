// GitLab code quality: the published types of its issues, checked by the TypeScript compiler, and what
// GitLab asks for beside them.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SEVERITIES = ['info', 'minor', 'major', 'critical', 'blocker'];

export async function gitlab({ text }, findings, expect) {
  const issues = JSON.parse(text);
  expect(Array.isArray(issues), 'is a list');
  const faults = compile(text);
  expect(faults.length === 0, `has the published shape (${faults.slice(0, 3).join(' | ')})`);
  expect(compile('[{"type": "issue"}]').length > 0, 'the compiler refuses what is wrong');
  expect(issues.length === findings.all.length, `has every finding (${issues.length})`);
  const prints = new Set(issues.map((it) => it.fingerprint));
  expect(prints.size === issues.length, 'no two issues have one fingerprint');
  issues.forEach((issue, at) => {
    const finding = findings.all[at];
    expect(issue.location.path === finding.repositoryPath, `the path is that of the repository (${issue.location.path})`);
    expect(!/^(\.\/|\/)/.test(issue.location.path), 'the path is relative without ./');
    expect(issue.location.lines.begin === finding.start.line, 'the line is that of the finding');
    expect(issue.fingerprint === finding.fingerprint, 'the fingerprint is that of the finding');
    expect(SEVERITIES.includes(issue.severity), `a severity it knows (${issue.severity})`);
    expect(!issue.description.includes('\n'), 'one line of description');
  });
  return 'codeclimate-types 0.3.1 (TypeScript 5.9.3)';
}

function compile(json) {
  const folder = mkdtempSync(join(import.meta.dirname, 'node_modules', '.check-'));
  try {
    const file = join(folder, 'issues.ts');
    writeFileSync(file, `import type { Issue } from 'codeclimate-types';\nexport const issues: Issue[] = ${json};\n`);
    const options = { noEmit: true, strict: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };
    const program = ts.createProgram([file], options);
    return ts.getPreEmitDiagnostics(program).map((it) => ts.flattenDiagnosticMessageText(it.messageText, ' '));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
