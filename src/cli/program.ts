import { Command, CommanderError } from 'commander';
import { VERSION_LINE } from './version-line.ts';
import { cacheCommand, describeCache, type CacheCommandOptions } from './cache-command.ts';
import { crosscheck, describeCrossCheck, type CrossCheckOptions } from './crosscheck.ts';
import {
  datasetAdd,
  datasetCheck,
  describeDatasetAdd,
  describeDatasetCheck,
  type DatasetAddOptions,
  type DatasetCheckOptions,
} from './dataset.ts';
import { datasetConvert, describeDatasetConvert, type DatasetConvertOptions } from './dataset-convert.ts';
import { describeDiff, diff, type DiffOptions } from './diff.ts';
import { describeInit, init, type InitOptions } from './init.ts';
import { describeLearningCurve, drawLearningCurve, type LearningCurveOptions } from './learning-curve.ts';
import { withCommonOptions, type CommonOptions } from './options.ts';
import { describePredict, predictRows, type PredictOptions } from './predict.ts';
import { EXIT, runSession, type Surroundings, type Work } from './session.ts';
import { describeReport, report, type ReportOptions } from './report.ts';
import { describeTrain, train, type TrainOptions } from './train.ts';
import { describeVerify, verify, type VerifyOptions } from './verify.ts';

/**
 * The command line.
 * @param args without the program's own name
 * @returns the exit code: 0 done and passed, 1 verified and different, 2 unusable input or wrong usage, 130 cancelled
 */
export async function runProgram(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode: number = EXIT.passed;
  const start = async (options: CommonOptions, work: Work): Promise<void> => {
    exitCode = await runSession(surroundings, options, work);
  };
  const program = describeProgram(surroundings);
  const add = (name: string): Command => withCommonOptions(program.command(name));

  describeTrain(add('train')).action((options: TrainOptions) => start(options, (session) => train(session, options)));
  describeVerify(add('verify')).action((bundle: string, options: VerifyOptions) =>
    start(options, (session) => verify(session, bundle, options)),
  );
  describeCrossCheck(add('crosscheck')).action((options: CrossCheckOptions) =>
    start(options, (session) => crosscheck(session, options)),
  );
  describeDiff(add('diff')).action((bundles: string[], options: DiffOptions) =>
    start(options, (session) => diff(session, bundles, options)),
  );
  describePredict(add('predict')).action((bundle: string, data: string, options: PredictOptions) =>
    start(options, (session) => predictRows(session, bundle, data, options)),
  );
  describeReport(add('report')).action((bundle: string, options: ReportOptions) =>
    start(options, (session) => report(session, bundle, options)),
  );
  describeLearningCurve(add('learning-curve')).action((bundle: string, options: LearningCurveOptions) =>
    start(options, (session) => drawLearningCurve(session, bundle, options)),
  );
  const dataset = program
    .command('dataset')
    .summary('keep a registry of datasets')
    .description('A registry says which file, by its SHA-256, a name and version stand for.');
  describeDatasetAdd(withCommonOptions(dataset.command('add'))).action((data: string, options: DatasetAddOptions) =>
    start(options, (session) => datasetAdd(session, data, options)),
  );
  describeDatasetConvert(withCommonOptions(dataset.command('convert'))).action(
    (data: string, options: DatasetConvertOptions) =>
      start(options, (session) => datasetConvert(session, data, options)),
  );
  describeDatasetCheck(withCommonOptions(dataset.command('check'))).action((options: DatasetCheckOptions) =>
    start(options, (session) => datasetCheck(session, options)),
  );
  describeInit(add('init')).action((data: string, options: InitOptions) =>
    start(options, (session) => init(session, data, options)),
  );
  describeCache(add('cache')).action((action: string, options: CacheCommandOptions) =>
    start(options, (session) => cacheCommand(session, action, options)),
  );

  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Asked for help or the version: 0. Anything else that commander refuses is wrong usage.
    return error.exitCode === 0 ? EXIT.passed : EXIT.unusable;
  }
}

function describeProgram({ out, err }: Surroundings): Command {
  return new Command('selfsame')
    .description(
      'Trains classifiers from a CSV and a YAML config so that the result is the same bytes every time, and checks them.',
    )
    .version(VERSION_LINE, '-V, --version', 'print the version of the program and of its kernels')
    .exitOverride()
    .showHelpAfterError('(--help says how it is used)')
    .configureOutput({
      writeOut: (text) => void out.write(text),
      writeErr: (text) => void err.write(text),
    })
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  selfsame init data.csv                                   write a config for a CSV\n' +
        '  selfsame train --config config.yaml --out bundle.zip     train, and write the bundle\n' +
        '  selfsame verify bundle.zip --replay                      train again and compare every byte\n' +
        '  selfsame diff a.zip b.zip                                where two bundles part\n' +
        '  selfsame predict bundle.zip new.csv --out predictions.csv\n' +
        '\nExit codes: 0 done and passed · 1 verified and found different · 2 input unusable or wrong usage · 130 cancelled',
    );
}
