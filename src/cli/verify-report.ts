import {
  DEPTH_WORDS,
  verdictWords,
  type CheckResult,
  type SpotCheckReport,
  type VerificationReport,
} from '../core/index.ts';
import { plural } from './format.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** How the verifier says it. */
const WITHOUT_DATASET = 'The dataset is not in the bundle.';

/** At most this many further findings; a damaged table can have one in every line. */
const MOST = 20;

/** The verdict in words first, then what is wrong and what that means, then what to know. */
export function printVerification(terminal: Terminal, report: VerificationReport, sha256: string | null): void {
  const { good, bad, bold, dim } = terminal.outStyle;
  const checks = Object.values(report.checks);
  const { sentence, failed, prevented, skipped } = verdictWords(report);
  const withoutDataset = report.notes.includes(WITHOUT_DATASET);

  // Green is kept for what has been repeated: intact files alone are no more than that.
  const look = report.depth === 'replay' ? good : bold;
  terminal.out(report.passed ? look(sentence) : bad(printable(sentence)));
  for (const line of depthLines(report)) terminal.out(dim(line));
  terminal.out('');
  for (const check of failed) printFailed(terminal, check);
  printFurther(terminal, report, failed);
  for (const { title, path } of prevented)
    terminal.out(`not possible without ${printable(path ?? 'it')}: ${printable(title)}`);
  for (const { title } of skipped) terminal.out(`not checked: ${printable(title)}`);
  if (report.spot_check !== null) printSpotCheck(terminal, report.spot_check);
  printChecklist(terminal, report);
  for (const note of report.notes) terminal.out(`note: ${printable(note)}`);
  if (report.passed && report.depth !== 'replay' && report.made_by?.repeatable === true && !withoutDataset)
    terminal.out(dim('--replay repeats the whole training.'));
  if (report.depth === 'integrity' && withoutDataset)
    terminal.out('The model check and --replay need the dataset: give it with --data.');
  if (report.passed) terminal.out(`${plural(checks.length - skipped.length, 'check')} passed${repeated(report)}.`);
  if (report.run_id !== null) terminal.out(dim(`Run     ${printable(report.run_id)}`));
  if (sha256 !== null) terminal.out(dim(`SHA-256 ${sha256}`));
}

/** What the depth that was reached proves and what it does not, where nothing is wrong. */
function depthLines({ passed, depth }: VerificationReport): readonly string[] {
  if (!passed) return [];
  const { proves, strength, guards, leaves } = DEPTH_WORDS[depth];
  return [`Shown:     ${proves}`, `Strength:  ${strength}`, `Against:   ${guards}`, `Not shown: ${leaves}`];
}

function printChecklist({ out, outStyle: { good, bad, dim } }: Terminal, { checklist }: VerificationReport): void {
  const style = { done: good, 'not shown': dim, failed: bad };
  out('Checklist');
  for (const { title, state, note, evidence } of checklist) {
    const files = evidence.files.length === 0 ? '' : ` (${evidence.files.map(printable).join(', ')})`;
    out(`  ${style[state](state.padEnd(9))} ${title}${dim(files)}`);
    if (state !== 'done') out(dim(`            ${printable(note)}`));
  }
}

function printSpotCheck(terminal: Terminal, { seed, of, fits }: SpotCheckReport): void {
  const { good, bad, dim } = terminal.outStyle;
  if (fits.length === 0) return;
  terminal.out(`Repeated from the dataset, ${fits.length} of ${plural(of, 'fit')}:`);
  for (const { model, fold, rows, different, largest_difference, passed } of fits)
    terminal.out(
      passed
        ? `  ${good('same')} ${printable(model)}, fold ${fold}: ${plural(rows, 'row')}, bit for bit`
        : `  ${bad('different')} ${printable(model)}, fold ${fold}: ${different} of ${plural(rows, 'row')}, by up to ${largest_difference}`,
    );
  terminal.out(dim(`Drawn by seed ${seed} (--spot-seed ${seed} draws them again)`));
}

function printFailed(terminal: Terminal, check: CheckResult): void {
  const { title, path, expected, actual, problem, meaning } = check;
  const { bad, dim } = terminal.outStyle;
  const where = path === null || title.includes(path) ? '' : ` (${printable(path)})`;
  terminal.out(`${bad('failed')}: ${printable(title)}${where}`);
  if (problem !== null) terminal.out(`  ${printable(problem)}`);
  if (meaning !== null) terminal.out(`  ${meaning}`);
  if (expected !== null) terminal.out(dim(`  expected ${expected}`));
  if (expected !== null) terminal.out(dim(`  actual   ${actual ?? 'nothing'}`));
}

/** What no failed check has said already. */
function printFurther(terminal: Terminal, { problems }: VerificationReport, failed: readonly CheckResult[]): void {
  const said = failed.map(({ problem }) => problem ?? '').join('\n');
  const further = problems.filter(({ message }) => !said.includes(message));
  for (const { message, place, code } of further.slice(0, MOST)) {
    const line =
      place?.line === undefined
        ? ''
        : `, line ${place.line}${place.column === undefined ? '' : `, column ${place.column}`}`;
    const where = place?.path === undefined ? '' : `${printable(place.path)}${line}: `;
    terminal.out(`  ${where}${printable(message)} ${terminal.outStyle.dim(`[${code}]`)}`);
  }
  for (const fix of new Set(further.map((problem) => problem.fix ?? ''))) if (fix !== '') terminal.out(`  ${fix}`);
  if (further.length > MOST) terminal.out(`  … and ${further.length - MOST} more; --report has all of them.`);
}

function repeated({ replay }: VerificationReport): string {
  if (replay === null) return '';
  return `, ${plural(replay.tasks.length, 'task')} repeated`;
}
