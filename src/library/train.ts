import {
  buildBundle,
  bundlePaths,
  classWeightProblems,
  createInlineExecutor,
  createMemoryStore,
  decodeUtf8,
  executeRun,
  featureProblems,
  placeProblems,
  readTable,
  SelfsameError,
  tableOutput,
  type Bundle,
  type CancelSignal,
  type ChosenThreshold,
  type ConfusionMatrix,
  type Executor,
  type Problem,
  type RunInput,
  type RunProgress,
  type RunResult,
  type Scores,
  type TableReading,
  type TaskStore,
} from '../core/index.ts';
import { loadEngine } from '../engines/load-engine.ts';
import { readInput, type Content } from './input.ts';

/** What is trained. `data.path` of the config gives the dataset its name in the bundle; nothing is read from there. */
export interface TrainInput {
  /** The YAML. */
  readonly config: Content;
  /** The CSV. */
  readonly data: Content;
}

/** None of it changes a byte of the result. */
export interface TrainOptions {
  /** Who runs the tasks; without it the caller's own thread, which it keeps busy. */
  readonly executor?: Executor;
  /** Finished tasks of earlier runs: with the same store, a changed config trains what the change touches. */
  readonly store?: TaskStore;
  readonly progress?: RunProgress;
  /** Ends the run with `run/cancelled`; an `AbortSignal` is one. */
  readonly signal?: CancelSignal;
}

export interface RankedModel {
  readonly model: string;
  /** Over the folds, at probability 0.5. */
  readonly mean: Scores;
  /** Population standard deviation. */
  readonly std: Scores;
}

export interface Trained {
  /** `bundle.zip` are its bytes, `bundle.sha256` is the one hash that stands for the experiment. */
  readonly bundle: Bundle;
  /** Best first; the first one is the bundle's model. */
  readonly ranking: readonly RankedModel[];
  readonly threshold: ChosenThreshold;
  /** Of the best model on the test rows, at the threshold. */
  readonly test: Scores & { readonly confusion_matrix: ConfusionMatrix };
  /** Warnings and notes on config and data. */
  readonly remarks: readonly Problem[];
}

/**
 * Trains every model of the config, picks the best, chooses its threshold, and makes the bundle. The same config and data
 * give the same bytes as the page and the command line do.
 * @throws SelfsameError `config/*`, `data/*`, `engine/*`, `bundle/name-clash`, `run/cancelled`, `run/worker-died`
 */
export async function train({ config, data }: TrainInput, options: TrainOptions = {}): Promise<Trained> {
  const { executor = createInlineExecutor(loadEngine), store = createMemoryStore(), progress, signal } = options;
  const { input, remarks } = await readInput(config, data);
  // Names that cannot stand in a zip are refused before the training.
  bundlePaths(input.config);
  const reading = readTable(input.dataset.bytes, input.config.data);
  refuseWeights(input, reading);
  const given = new Map([['table', tableOutput(reading)]]);
  const run = await executeRun(input, { executor, store, progress, signal, given });
  return {
    bundle: await buildBundle(run, { executor, store, signal }),
    ranking: ranked(run),
    threshold: run.threshold,
    test: { ...run.test.scores, confusion_matrix: run.test.confusion_matrix },
    remarks: [...remarks, ...reading.problems, ...featureProblems(reading.table, input.config.features)],
  };
}

/** @throws SelfsameError `config/choice` where a weight is for a label that the target does not have */
function refuseWeights({ config, configFile }: RunInput, { table }: TableReading): void {
  const problems = classWeightProblems(config, table.target.labels);
  if (problems.length > 0) throw new SelfsameError(placeProblems(decodeUtf8(configFile.bytes), problems));
}

function ranked({ ranking, models }: RunResult): RankedModel[] {
  return [...models]
    .sort((a, b) => ranking.indexOf(a.model) - ranking.indexOf(b.model))
    .map(({ model, evaluation: { mean, std } }) => ({ model, mean, std }));
}
