// The casebooks whose sites are checked: the sample, two of other people's making, and one that runs
// right to left. The public corpora are not part of the project; where `CASEBOOK_CORPORA` does not
// name their folder, two of the same shapes are written here, so that nothing is skipped.

import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

export async function casebooks(work) {
  const corpora = process.env.CASEBOOK_CORPORA ?? resolve(project, '../shared/corpora');
  const real = (name) => (existsSync(join(corpora, name)) ? join(corpora, name) : null);
  return [
    { name: 'sample', root: project, every: true },
    { name: 'notes', root: real('mybinder-incident-reports') ?? await notes(join(work, 'notes')) },
    { name: 'status', root: real('jenkins-status') ?? await status(join(work, 'status')), preset: 'cstate' },
    { name: 'right-to-left', root: await rightToLeft(join(work, 'rtl')), disk: true, published: 'https://example.org/incidents/' },
  ];
}

// Numbers that look thrown and are always the same.
function dice(seed) {
  let state = seed;
  return (n) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * n);
  };
}

const THINGS = ['Registry', 'Login', 'Image builds', 'The load balancer for europe-west-4', 'Queue', 'DNS', 'Übersetzungsdienst', 'データベース'];
const FATES = ['ran out of disk', 'answered with 503', 'was slow for everyone', 'lost its certificate', 'restarted again and again', 'could_not_be_reached_under_a_very_long_name_without_any_break'];

// Reports without front matter: headings, tables, lists and whatever people paste.
async function notes(root) {
  const roll = dice(7);
  await mkdir(join(root, 'reports'), { recursive: true });
  for (let n = 0; n < 34; n += 1) {
    const day = new Date(Date.UTC(2017, 1 + n * 3, 1 + roll(27)));
    const date = day.toISOString().slice(0, 10);
    const [thing, fate] = [THINGS[roll(THINGS.length)], FATES[roll(FATES.length)]];
    const hour = roll(20);
    const clock = (minutes) => `${String(hour + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const events = Array.from({ length: 3 + roll(9) }, (_, at) => `### ${clock(at * 11)}\n\nSomething was seen or done, step ${at + 1}. See <https://example.org/graph?from=${at}>.\n`);
    await writeFile(join(root, 'reports', `${date}-${n}.md`), `# ${date}, ${thing} ${fate}\n\n## Summary\n\n${thing} ${fate}. <b>Users</b> saw errors & delays.\n\n## Timeline\n\nAll times in CEST\n\n${events.join('\n')}\n## Lessons learnt\n\n| What | How |\n| --- | --- |\n| ${'wide '.repeat(roll(30))} | \`${'x'.repeat(roll(120))}\` |\n\n## Action items\n\n- [ ] Watch ${thing}\n- [x] Write this down\n\n\`\`\`\nkubectl get pods --all-namespaces | grep -v Running | awk '{ print $1, $2, $4 }'\n\`\`\`\n`);
  }
  return root;
}

// What a status page keeps: short entries, many years, no story.
async function status(root) {
  const roll = dice(11);
  await mkdir(join(root, 'content/issues'), { recursive: true });
  for (let n = 0; n < 120; n += 1) {
    const start = new Date(Date.UTC(2019, 0, 3 + n * 19, roll(24), roll(60)));
    const end = new Date(start.getTime() + (5 + roll(3000)) * 60000);
    const [thing, fate] = [THINGS[roll(THINGS.length)], FATES[roll(FATES.length)]];
    const severity = ['down', 'disrupted', 'notice'][roll(3)];
    const resolved = roll(9) > 0;
    await writeFile(join(root, 'content/issues', `${start.toISOString().slice(0, 10)}-${n}.md`), `---\ntitle: "${thing} ${fate}"\ndate: ${start.toISOString()}\nresolved: ${resolved}\n${resolved ? `resolvedWhen: ${end.toISOString()}\n` : ''}severity: ${severity}\naffected:\n  - ${thing}\nsection: issue\n---\n\n*Update* - ${thing} ${fate}.\n\n*Resolved* - it works again.\n`);
  }
  return root;
}

// The sample, in a language that runs from right to left; what it lacks is said in English. Its pages
// hold the policy themselves, as for a host that sends no headers. One of its reports has moved.
async function rightToLeft(root) {
  await mkdir(join(root, 'theme/strings'), { recursive: true });
  await cp(join(project, 'content'), join(root, 'content'), { recursive: true });
  const moved = join(root, 'content/incidents/2026/2026-03-02-checkout-errors.md');
  await writeFile(moved, (await readFile(moved, 'utf8')).replace(/^title:/m, 'aliases: [old/checkout, OPS-77]\n$&'));
  await writeFile(join(root, 'theme/strings/he.ftl'), [
    'date-locale = he_IL', 'number-example = 1,234.5', 'nav-incidents = תקלות', 'nav-timeline = ציר זמן', 'nav-trends = מגמות',
    'nav-actions = פעולות', 'nav-services = שירותים', 'nav-search = חיפוש', 'skip-to-content = דלג לתוכן',
    'n-incidents = { $n ->\n    [one] תקלה אחת\n   *[other] { $n } תקלות\n}', '',
  ].join('\n'));
  await writeFile(join(root, 'casebook.yaml'), 'title: יומן תקלות\ncontent: [content]\nsite: {language: he, policy_in_pages: true}\n');
  return root;
}
