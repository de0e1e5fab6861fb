import type { Command } from 'commander';
import {
  driftFinding,
  encodeUtf8,
  loadPipeline,
  predict,
  prettyJson,
  readAnswers,
  scoreAnswers,
  SelfsameError,
  type Json,
} from '../core/index.ts';
import { engineOfBundle } from '../engines/load-engine.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { plural, score } from './format.ts';
import { readDataset } from './load-dataset.ts';
import { openInput, withLimitOptions, type LimitOptions } from './open-input.ts';
import type { CommonOptions } from './options.ts';
import { answersJson, driftJson, driftOfRows } from './predict-drift.ts';
import { explainRows, parseExplainedRows, type ExplainedRows } from './predict-explain.ts';
import { printable } from './printable.ts';
import { printProblems } from './problems.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';

export interface PredictOptions extends CommonOptions, LimitOptions {
  readonly out?: string;
  readonly drift?: string;
  readonly explain?: string;
  readonly explainRows: ExplainedRows;
}

export function describePredict(command: Command): Command {
  return withLimitOptions(
    command
      .summary("apply a bundle's model to a new CSV")
      .description(
        'Writes the columns of the new CSV with the row number before them and the probability of the positive class\n' +
          'and the predicted label behind them.',
      )
      .argument('<bundle>', 'the zip, or the folder it was unzipped into')
      .argument('<data>', 'a CSV with the columns that the model was trained on, in any order')
      .option('-o, --out <file>', 'where the predictions go (stdout; with --json nowhere)')
      .option('--drift <file>', 'write how the rows differ from those of training, column by column (JSON)')
      .option('--explain <file>', 'write which columns moved the probability (CSV, or JSON by its name)')
      .option('--explain-rows <which>', '`flagged`, or how many from the first', parseExplainedRows, 'flagged'),
  ).addHelpText(
    'after',
    '\nExamples:\n' +
      '  selfsame predict bundle.zip new.csv --out predictions.csv\n' +
      '  selfsame predict bundle.zip new.csv | head\n' +
      '  selfsame predict bundle.zip new.csv --out p.csv --drift drift.json --explain why.csv',
  );
}

export async function predictRows(
  session: Session,
  bundle: string,
  data: string,
  options: PredictOptions,
): Promise<number> {
  const { terminal, files } = session;
  const { out, drift: driftFile, explain } = options;
  files.bundle = bundle;
  files.data = data;
  for (const path of [out, driftFile, explain]) if (path !== undefined) await checkWritable(path, 'file');
  const opened = await openInput(bundle, options);
  const { pipeline, threshold } = loadPipeline(opened, await engineOfBundle(opened));
  const prediction = predict(pipeline, await readDataset(data), threshold);
  stopIfCancelled(session);
  const answers = readAnswers(pipeline, prediction.input);
  const drift = driftOfRows(opened, pipeline, prediction, answers);
  // What was asked for in a file must be there, or the command has failed; otherwise the rows are predicted all the same.
  if (drift.report === null && driftFile !== undefined) throw new SelfsameError(drift.problems);
  const why =
    explain === undefined ? null : explainRows(session, opened, pipeline, prediction, options.explainRows, explain);
  const finding = drift.report === null ? null : driftFinding(drift.report);
  const scores = answers === null ? null : scoreAnswers(answers, prediction.probabilities, threshold);
  printProblems(terminal, prediction.problems, files);
  printProblems(
    terminal,
    drift.problems.map((problem) => ({ ...problem, severity: 'warning' })),
    files,
  );

  if (driftFile !== undefined && drift.report !== null && finding !== null)
    await writeFileWhole(driftFile, encodeUtf8(prettyJson(driftJson(drift.report, finding) as Json)));
  if (explain !== undefined && why !== null) await writeFileWhole(explain, encodeUtf8(why));
  if (out !== undefined) await writeFileWhole(out, encodeUtf8(prediction.csv));
  const [negative, positive] = prediction.labels;
  if (terminal.json) {
    const { n: rows, counts, problems } = prediction;
    const summary = { rows, predicted: counts[1], positive_class: positive, negative_class: negative, threshold };
    const found = {
      drift: drift.report === null || finding === null ? null : driftJson(drift.report, finding),
      answers: scores === null ? null : answersJson(scores),
    };
    terminal.raw(`${JSON.stringify({ ...summary, out: out ?? null, problems, ...found }, null, 2)}\n`);
    return EXIT.passed;
  }
  const words =
    `${plural(prediction.n, 'row')}: ${prediction.counts[1]} predicted as ${printable(positive)}, ` +
    `${prediction.counts[0]} as ${printable(negative)} (threshold ${threshold}).`;
  if (out === undefined) {
    terminal.raw(prediction.csv);
    terminal.note(words);
  } else {
    terminal.out(words);
    terminal.out(`Wrote ${printable(out)}.`);
  }
  if (scores !== null)
    terminal.note(
      `${plural(scores.rows, 'row')} ${scores.rows === 1 ? 'has an answer' : 'have answers'}: precision ${score(scores.scores.precision)}, ` +
        `recall ${score(scores.scores.recall)}, ROC AUC ${score(scores.scores.roc_auc)}.`,
    );
  if (finding !== null) terminal.note(printable(finding));
  return EXIT.passed;
}
