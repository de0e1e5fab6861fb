import type { Command } from 'commander';
import { encodeUtf8, loadPipeline, predict } from '../core/index.ts';
import { engineOfBundle } from '../engines/load-engine.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { plural } from './format.ts';
import { readDataset } from './load-dataset.ts';
import { openInput, withLimitOptions, type LimitOptions } from './open-input.ts';
import type { CommonOptions } from './options.ts';
import { printable } from './printable.ts';
import { printProblems } from './problems.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';

export interface PredictOptions extends CommonOptions, LimitOptions {
  readonly out?: string;
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
      .option('-o, --out <file>', 'where the predictions go (stdout; with --json nowhere)'),
  ).addHelpText(
    'after',
    '\nExamples:\n' +
      '  selfsame predict bundle.zip new.csv --out predictions.csv\n' +
      '  selfsame predict bundle.zip new.csv | head',
  );
}

export async function predictRows(
  session: Session,
  bundle: string,
  data: string,
  options: PredictOptions,
): Promise<number> {
  const { terminal, files } = session;
  const { out } = options;
  files.bundle = bundle;
  files.data = data;
  if (out !== undefined) await checkWritable(out, 'file');
  const opened = await openInput(bundle, options);
  const { pipeline, threshold } = loadPipeline(opened, await engineOfBundle(opened));
  const prediction = predict(pipeline, await readDataset(data), threshold);
  stopIfCancelled(session);
  printProblems(terminal, prediction.problems, files);

  if (out !== undefined) await writeFileWhole(out, encodeUtf8(prediction.csv));
  const [negative, positive] = prediction.labels;
  if (terminal.json) {
    const { n: rows, counts, problems } = prediction;
    const summary = { rows, predicted: counts[1], positive_class: positive, negative_class: negative, threshold };
    terminal.raw(`${JSON.stringify({ ...summary, out: out ?? null, problems }, null, 2)}\n`);
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
  return EXIT.passed;
}
