import type { JsonObject } from '../bytes/value.ts';
import type { CheckResult, Depth, SpotCheckReport, VerificationReport } from './report.ts';
import { DEPTH_WORDS, verdictWords } from './verdict.ts';

/** What the report is about and where it was made; shown beside what was found. */
export interface HtmlReportContext {
  readonly fileName: string;
  /** Of the zip; `null` for a folder. */
  readonly sha256: string | null;
  /** As in reproducibility_environment.json. */
  readonly environment: JsonObject;
}

const DEPTHS: readonly Depth[] = ['integrity', 'model-check', 'spot-check', 'replay'];

/** One page for people, without scripts or anything from elsewhere: it can be kept, mailed and printed. */
export function reportHtml(report: VerificationReport, context: HtmlReportContext): string {
  const { sentence } = verdictWords(report);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Nothing may be fetched or run, whatever a file name in the report says.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(`Verification of ${context.fileName}`)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<p class="small">${escapeHtml(context.fileName)}</p>`,
    `<h1 class="${headingClass(report)}">${escapeHtml(sentence)}</h1>`,
    context.sha256 === null ? '' : `<p class="mono">SHA-256 ${context.sha256}</p>`,
    report.run_id === null ? '' : `<p class="mono">run ${escapeHtml(report.run_id)}</p>`,
    ...report.notes.map((note) => `<p>${escapeHtml(note)}</p>`),
    depthSection(report),
    failureSection(report),
    report.spot_check === null ? '' : spotSection(report.spot_check),
    report.replay === null ? '' : replaySection(report),
    checklistSection(report),
    checkSection(report),
    environmentSection(context.environment),
    '</body>',
    '</html>',
    '',
  ]
    .filter((part) => part !== '')
    .join('\n')
    .concat('\n');
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Green is kept for what has been repeated: intact files alone are no more than that. */
function headingClass({ passed, depth }: VerificationReport): string {
  if (!passed) return 'bad';
  return depth === 'replay' ? 'good' : 'open';
}

function depthSection(report: VerificationReport): string {
  const rows = DEPTHS.map((depth) => [
    DEPTH_WORDS[depth].title,
    depthState(report, depth),
    DEPTH_WORDS[depth].proves,
    DEPTH_WORDS[depth].strength,
    DEPTH_WORDS[depth].guards,
    DEPTH_WORDS[depth].leaves,
  ]);
  return `<h2 id="depths">How deep</h2>${table(['Depth', 'Result', 'What it proves', 'How strong that is', 'Against whom', 'What it does not prove'], rows)}`;
}

function depthState({ checks, replay, spot_check }: VerificationReport, depth: Depth): string {
  if (depth === 'replay') return replay === null ? 'not done' : words(replay.passed);
  // A replay repeats every fit.
  if (depth === 'spot-check')
    return spot_check !== null ? words(spot_check.passed) : replay?.passed === true ? words(true) : 'not done';
  const own = Object.values(checks).filter((check) => check.depth === depth);
  return own.length === 0 ? 'not done' : words(own.every(({ passed }) => passed));
}

const words = (passed: boolean): string => (passed ? 'passed' : 'different');

function failureSection(report: VerificationReport): string {
  if (report.problems.length === 0) return '';
  const meanings = new Map(Object.values(report.checks).map(({ problem, meaning }) => [problem, meaning]));
  const items = report.problems.map(({ message, place, code }) => {
    const where = place?.path === undefined ? '' : `<b>${escapeHtml(place.path)}</b>: `;
    const meaning = meanings.get(message);
    const means = meaning === undefined || meaning === null ? '' : `<br>${escapeHtml(meaning)}`;
    return `<li>${where}${escapeHtml(message)} <span class="small">${code}</span>${means}</li>`;
  });
  return `<h2>What is different</h2><ul>${items.join('')}</ul>`;
}

function spotSection({ fits, of, seed }: SpotCheckReport): string {
  const rows = fits.map(({ task, rows: n, different, largest_difference }) => [
    task,
    String(n),
    different === 0 ? 'the same, bit for bit' : `${different} differ, by up to ${largest_difference}`,
  ]);
  return `<h2 id="spot_check">Spot check</h2><p>${fits.length} of ${of} fits, drawn by seed ${seed}.</p>${table(['Fit', 'Probabilities', 'Repeated'], rows)}`;
}

function replaySection({ replay }: VerificationReport): string {
  if (replay === null) return '';
  const of = (state: string): number => replay.tasks.filter((task) => task.state === state).length;
  const facts = `${replay.tasks.length} tasks: ${of('same')} the same, ${of('different')} different, ${of('affected')} affected by them, ${of('not reached')} not reached.`;
  const rows = replay.tasks.map(({ name, state, expected, actual }) => [
    name,
    state,
    shorten(expected),
    shorten(actual),
  ]);
  return `<h2 id="replay">Replay</h2><p>${facts}</p><details><summary>Every task</summary>${table(['Task', 'State', 'Recorded', 'Repeated'], rows)}</details>`;
}

function checkSection({ checks }: VerificationReport): string {
  const rows = Object.entries(checks).map(([name, check]) => [
    { text: check.title, id: `check-${name}` },
    { path: check.path ?? '' },
    stateOf(check),
    shorten(check.expected),
    shorten(check.actual),
  ]);
  return `<h2>Checks</h2>${table(['What must hold', 'File', 'Result', 'Expected', 'Actual'], rows)}`;
}

function checklistSection({ checklist, checks, replay, spot_check }: VerificationReport): string {
  const sections = [...(replay === null ? [] : ['replay']), ...(spot_check === null ? [] : ['spot_check'])];
  const placeOf = (name: string): string => {
    if (Object.hasOwn(checks, name)) return `check-${name}`;
    return sections.includes(name) ? name : 'depths';
  };
  const rows = checklist.map(({ title, state, note, evidence }) => [
    title,
    state,
    note,
    {
      links: evidence.checks.map((name) => ({
        text: Object.hasOwn(checks, name) ? checks[name].title : name,
        to: placeOf(name),
      })),
      paths: evidence.files,
    },
  ]);
  return `<h2>Checklist</h2>${table(['Before an experiment is called final', 'State', 'Why', 'Evidence'], rows)}`;
}

function stateOf({ passed, checked }: CheckResult): string {
  if (!passed) return checked ? 'different' : 'not possible';
  return checked ? 'passed' : 'not checked';
}

/** The first digits of a hash; anything else as it is. */
function shorten(value: string | null): string {
  if (value === null) return '';
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 16)}…` : value;
}

function environmentSection(environment: JsonObject): string {
  const rows = Object.entries(environment)
    .filter(([key]) => key !== '$schema')
    .map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]);
  return `<h2>Where this was checked</h2>${table(['', ''], rows)}`;
}

/** Plain text, text that links lead to, a file's path, or links before files' paths. */
type Cell =
  | string
  | { readonly text: string; readonly id: string }
  | { readonly path: string }
  | { readonly paths: readonly string[]; readonly links: readonly { readonly text: string; readonly to: string }[] };

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const heads = head.every((cell) => cell === '')
    ? ''
    : `<thead><tr>${head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead>`;
  const body = rows
    .map((row) => `<tr>${row.map((content, i) => cell(content, i > 1 ? head[i] : '')).join('')}</tr>`)
    .join('');
  return `<table>${heads}<tbody>${body}</tbody></table>`;
}

/** States, which are not broken into two lines, and how they look. */
const STATES: ReadonlyMap<string, string> = new Map([
  ['passed', 'good'],
  ['same', 'good'],
  ['different', 'bad'],
  ['affected', 'bad'],
  ['done', 'good'],
  ['failed', 'bad'],
  ['not shown', 'open'],
  ['not done', 'open'],
  ['not checked', 'open'],
  ['not possible', 'open'],
  ['not reached', 'open'],
]);

/** @param label the column's title, for where a row is shown without the others */
function cell(content: Cell, label: string): string {
  const labelled = label === '' ? '' : ` data-label="${escapeHtml(label)}"`;
  if (typeof content !== 'string') {
    if ('id' in content) return `<td id="${escapeHtml(content.id)}"${labelled}>${pathHtml(content.text)}</td>`;
    if ('path' in content) return `<td class="path"${labelled}>${pathHtml(content.path)}</td>`;
    const links = content.links.map(({ text, to }) => `<a href="#${escapeHtml(to)}">${pathHtml(text)}</a>`);
    return `<td class="path"${labelled}>${[...links, ...content.paths.map(pathHtml)].join('<br>')}</td>`;
  }
  const text = content;
  const look = STATES.get(text) ?? (/^[0-9a-f]{16}…$/.test(text) ? 'hash' : undefined);
  return `<td${look === undefined ? '' : ` class="${look}"`}${labelled}>${escapeHtml(text)}</td>`;
}

/** A path, or words with one, may be broken behind the path's parts, before it has to be broken within them. */
function pathHtml(path: string): string {
  return escapeHtml(path).replace(/[/_]/g, '$&<wbr>');
}

const STYLE = `
:root { color-scheme: light dark; --ink: #14171a; --ink-3: #656c74; --rule: #e4e6e8; --bg: #fff; --good: #00725a; --bad: #ae3a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef0; --ink-3: #9aa2aa; --rule: #33383d; --bg: #0f1113; --good: #3ecf9f; --bad: #ff8a57; } }
@media print { :root { --ink: #000; --ink-3: #555; --rule: #bbb; --bg: #fff; --good: #00523f; --bad: #8a2d00; } details > :not(summary) { display: block; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--bg); max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0.5rem 0 1rem; } h2 { font-size: 1.05rem; margin: 2.5rem 0 0.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; } th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--rule); }
th, .small { color: var(--ink-3); font-weight: 400; font-size: 0.85rem; } tr { break-inside: avoid; }
.mono { font-family: ui-monospace, monospace; font-size: 0.85rem; margin: 0.2rem 0; } th, td.good, td.bad, td.open { white-space: nowrap; } td:first-child { min-width: 6rem; } td.path { min-width: 9rem; } td.hash { font-family: ui-monospace, monospace; white-space: nowrap; } a { color: inherit; } .good { color: var(--good); } .bad { color: var(--bad); }
@media (max-width: 40rem) { table, tbody, tr, td { display: block; } thead, td:empty { display: none; } tr { border-bottom: 1px solid var(--rule); padding: 0.4rem 0; } td { border: 0; padding: 0.1rem 0; } td:first-child { font-weight: 600; } td[data-label]::before { content: attr(data-label) ': '; color: var(--ink-3); } }
`.trim();
