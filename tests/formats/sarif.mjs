// SARIF: the schema of the standard, and the validator of its editors with the rules of GitHub.

import { chmodSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const tool = dirname(createRequire(import.meta.url).resolve('@microsoft/sarif-multitool-linux/package.json'));
const schema = JSON.parse(readFileSync(join(tool, 'sarif-2.1.0.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const isSarif = ajv.compile(schema);

// There is no page about Casebook to name.
const ALLOWED = ['SARIF2005'];

export async function sarif({ path, text }, findings, expect) {
  const log = JSON.parse(text);
  expect(isSarif(log), `fits the schema (${ajv.errorsText(isSarif.errors)})`);
  const broken = structuredClone(log);
  broken.runs[0].results.push({ message: 'no object' });
  expect(!isSarif(broken), 'the schema refuses what is wrong');
  multitool(path, expect);
  const [run] = log.runs;
  expect(run.results.length === findings.all.length, `has every finding (${run.results.length})`);
  expect(run.columnKind === 'utf16CodeUnits', 'says what columns count');
  run.results.forEach((result, at) => {
    const finding = findings.all[at];
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    expect(/^[\x21-\x7e]*$/.test(artifactLocation.uri), `an address is ASCII (${artifactLocation.uri})`);
    const resolved = new URL(artifactLocation.uri, 'file:///repository/');
    expect(decodeURIComponent(resolved.pathname) === `/repository/${finding.repositoryPath}`, `leads to the file (${resolved})`);
    const found = findings.units(finding.path, [region.startLine, region.startColumn], [region.endLine, region.endColumn]);
    expect(found === finding.found, `the region of ${result.ruleId} holds what was found (${found} for ${finding.found})`);
    expect(run.tool.driver.rules[result.ruleIndex].id === finding.code, 'names its rule');
  });
  return 'the SARIF 2.1.0 schema (ajv), SARIF Multitool 5.7.0 with the rules Sarif and Gh';
}

function multitool(path, expect) {
  const program = join(tool, 'Sarif.Multitool');
  chmodSync(program, 0o755);
  const sarif = path.endsWith('.sarif') ? path : `${path}.sarif`;
  const output = `${sarif}.validated`;
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
  const args = ['validate', sarif, '--rule-kind', 'Sarif;Gh', '--output', output, '--log', 'ForceOverwrite'];
  const run = spawnSync(program, args, { env, encoding: 'utf8' });
  expect(run.status === 0, `the validator runs (${run.error ?? run.stdout + run.stderr})`);
  const { runs } = JSON.parse(readFileSync(output, 'utf8'));
  const faults = runs.flatMap((it) => it.results ?? []).filter((it) => !ALLOWED.includes(it.ruleId));
  expect(faults.length === 0, `the validator has nothing to say (${JSON.stringify(faults.slice(0, 3))})`);
  expect(runs[0].invocations?.every((it) => it.executionSuccessful) ?? true, 'the validator read it all');
}
