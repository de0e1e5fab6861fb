import type { Bundle, Evaluation, Json, Metric, RunResult } from '../core/index.ts';
import { bytes, count, plural, score, textTable } from './format.ts';
import { printable } from './printable.ts';
import { printComparisons, printImportance, range } from './results-report.ts';
import { printSweep, sweepJson } from './sweep-report.ts';
import type { Terminal } from './terminal.ts';

/** Where the results went. */
export interface WrittenTo {
  readonly zip: string | null;
  readonly folder: string | null;
}

/** What a run found in the store of finished tasks. */
export interface StoreUse {
  readonly stored: number;
  readonly tasks: number;
  readonly damaged: number;
  /** `null`: there was no such store. */
  readonly folder: string | null;
}

/** What a run found, in words. */
export function printRun(
  terminal: Terminal,
  run: RunResult,
  bundle: Bundle,
  written: WrittenTo,
  { stored, tasks }: StoreUse,
): void {
  if (stored > 0) terminal.note(`${count(stored)} of ${plural(tasks, 'task')} came from the store of finished tasks.`);
  const { bold, dim, good, look } = terminal.outStyle;
  const [best] = run.ranking;
  terminal.out(`${bold(best)} is the best of ${plural(run.models.length, 'model')} (by ${run.config.cv.rank_by}).`);
  terminal.out('');
  const [head, ...lines] = textTable([
    ['cross-validated', 'ROC AUC', '±', 'avg precision', 'F1', 'log loss', 'Brier'],
    ...ranked(run).map(({ model, evaluation }) => scoreCells(model, evaluation)),
    ...(run.baseline === null ? [] : [scoreCells('(guessing)', run.baseline)]),
  ]);
  terminal.out(dim(head));
  for (const line of lines) terminal.out(line);
  terminal.out('');
  printComparisons(terminal, run);
  printSweep(terminal, run);

  const { threshold } = run;
  const on = threshold.chosen_on === 'test' ? 'on the test set' : 'out of fold';
  const verdict = threshold.reached
    ? good(`reaches the target precision of ${threshold.target_precision}`)
    : look(`no threshold reaches the target precision of ${threshold.target_precision}; this one comes nearest`);
  terminal.out(`Threshold ${bold(String(threshold.threshold))}, chosen ${on}: ${verdict}`);
  terminal.out(`  precision ${score(threshold.precision)}, recall ${score(threshold.recall)} ${on}`);
  printTest(terminal, run);
  printImportance(terminal, run);
  terminal.out('');
  terminal.out(`Run     ${bundle.runId}`);
  if (written.zip !== null) terminal.out(`Bundle  ${printable(written.zip)} (${bytes(bundle.zip.length)})`);
  if (written.folder !== null) terminal.out(`Folder  ${printable(written.folder)}`);
  terminal.out(`SHA-256 ${bold(bundle.sha256)}`);
}

function scoreCells(name: string, { mean, std }: Pick<Evaluation, 'mean' | 'std'>): string[] {
  return [
    name,
    score(mean.roc_auc),
    score(std.roc_auc),
    score(mean.average_precision),
    score(mean.f1),
    score(mean.log_loss),
    score(mean.brier),
  ];
}

function printTest({ out }: Terminal, { test, table, intervals }: RunResult): void {
  const { scores, confusion_matrix: matrix } = test;
  const shown = (metric: Metric): string => `${score(scores[metric])}${range(intervals?.metrics[metric])}`;
  const rows = matrix.tn + matrix.fp + matrix.fn + matrix.tp;
  out(`Test set (${plural(rows, 'row')}${intervals === null ? '' : '; 95 % intervals'}):`);
  out(`  precision ${shown('precision')}, recall ${shown('recall')}, F1 ${shown('f1')}`);
  out(`  ROC AUC ${shown('roc_auc')}, average precision ${shown('average_precision')}, accuracy ${shown('accuracy')}`);
  const positive = printable(table.target.labels[1]);
  out(
    `  of ${count(matrix.tp + matrix.fp)} flagged as ${positive}, ${count(matrix.tp)} are; ` +
      `${count(matrix.fn)} of ${count(matrix.tp + matrix.fn)} are missed`,
  );
}

/** The same for a program, every digit kept. */
export function runJson(run: RunResult, bundle: Bundle, written: WrittenTo, use: StoreUse): Json {
  return {
    run_id: bundle.runId,
    bundle: written.zip === null ? null : { path: written.zip, bytes: bundle.zip.length },
    sha256: bundle.sha256,
    folder: written.folder,
    store: { ...use },
    best_model: run.ranking[0],
    rank_by: run.config.cv.rank_by,
    ranking: ranked(run).map(({ model, evaluation }) => ({
      model,
      mean: { ...evaluation.mean },
      std: { ...evaluation.std },
    })),
    sweep: sweepJson(run),
    baseline:
      run.baseline === null
        ? null
        : { strategy: run.config.baseline, mean: { ...run.baseline.mean }, std: { ...run.baseline.std } },
    threshold: { ...run.threshold },
    comparisons: run.comparisons as unknown as Json,
    intervals: run.intervals as unknown as Json,
    importance: run.importance as unknown as Json,
    test: { ...run.test.scores, confusion_matrix: { ...run.test.confusion_matrix } },
    files: bundle.files.map(({ path, role, sha256, bytes: content }) => ({
      path,
      role,
      bytes: content.length,
      sha256,
    })),
  };
}

function ranked(run: RunResult) {
  return [...run.models].sort((a, b) => run.ranking.indexOf(a.model) - run.ranking.indexOf(b.model));
}
