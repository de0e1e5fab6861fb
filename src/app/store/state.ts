import type {
  BundleView,
  ComparisonView,
  ConfigCheck,
  ConfigFieldView,
  ConvertedView,
  CrossCheckOffer,
  CrossCheckView,
  DatasetProfile,
  FileView,
  EstimateView,
  PlannedView,
  Problem,
  ProofView,
  RunView,
  SavedView,
  StorageView,
  SuppliedDataset,
} from '../../worker/protocol.ts';
import type { Progress } from '../graph/progress.ts';
import type { Place } from '../route.ts';
import { noNotice, type Notice, type Offer } from './notice.ts';
import type { Incoming } from './incoming.ts';
import { emptyLearning, type LearningState } from './learning-state.ts';
import { emptyPredict, type PredictState } from './predict-state.ts';
import type { TextHistory } from './text-history.ts';
import { emptyResults, type ResultsState } from './results-state.ts';
import type { RunPhase } from './run-phase.ts';
import { emptyRuns, type RunsState } from './runs-state.ts';

export type Theme = 'auto' | 'light' | 'dark';

export interface ConfigState {
  readonly name: string;
  readonly text: string;
  /** As it was opened; "Reset" goes back to it. */
  readonly original: string;
  readonly history: TextHistory;
  /** Where the last undo or redo was, as an offset; `null` after anything else. */
  readonly stepped: number | null;
  /** What the last click wrote, in words; `null` once something else was done. */
  readonly written: string | null;
  /** Why the last click wrote nothing. */
  readonly editProblems: readonly Problem[];
  /** Of `text`, or of a text shortly before it; `null` before the first answer. */
  readonly check: ConfigCheck | null;
}

/** The last run trained again from nothing. */
export interface ProofState {
  readonly phase: RunPhase;
  readonly progress: Progress | null;
  readonly proof: ProofView | null;
  readonly problems: readonly Problem[];
}

/** Both engines side by side. */
export interface CrossCheckState {
  readonly phase: RunPhase;
  readonly offer: CrossCheckOffer | null;
  /** Tasks done of those known so far. */
  readonly done: readonly [number, number];
  readonly view: CrossCheckView | null;
  readonly problems: readonly Problem[];
}

export interface ExperimentState {
  /** A file is being read. */
  readonly opening: string | null;
  /** Share of the dataset that has been read, 0 … 1, while that takes long. */
  readonly reading: number | null;
  readonly dataset: FileView | null;
  readonly datasetProblems: readonly Problem[];
  /** How the dataset was made from one that is no UTF-8, while it is open. */
  readonly converted: ConvertedView | null;
  readonly profile: DatasetProfile | null;
  readonly config: ConfigState | null;
  readonly plan: PlannedView | null;
  /** Of a run that would be long; `null` as long as that is not known. */
  readonly estimate: EstimateView | null;
  /** Problems between this dataset and this config, known before a run. */
  readonly planProblems: readonly Problem[];
  readonly phase: RunPhase;
  readonly progress: Progress | null;
  /** Why the last run ended without a result. */
  readonly runProblems: readonly Problem[];
  readonly run: RunView | null;
  /** The config text that made `run`. */
  readonly runText: string | null;
  readonly proof: ProofState;
  readonly crossCheck: CrossCheckState;
  readonly learning: LearningState;
  readonly dataFolded: boolean;
  readonly configFolded: boolean;
}

export interface VerifyState {
  readonly opening: string | null;
  /** What `bundle` was read from, or what was refused. */
  readonly source: Incoming | null;
  readonly problems: readonly Problem[];
  /** A file that could not be read as a bundle; `problems` say why. */
  readonly refused: string | null;
  readonly bundle: BundleView | null;
  readonly openedIn: number | null;
  readonly phase: RunPhase;
  readonly progress: Progress | null;
  readonly replayProblems: readonly Problem[];
  /** A dataset that was offered to the open bundle and is another. */
  readonly otherData: (SuppliedDataset & { readonly offers: readonly Offer[] }) | null;
  /** Shown in place of the open bundle. */
  readonly comparison: ComparisonState | null;
}

/** Two bundles side by side. */
export interface ComparisonState {
  readonly first: Incoming;
  readonly second: Incoming;
  /** `null` while they are read, and where one cannot be. */
  readonly view: ComparisonView | null;
  readonly problems: readonly Problem[];
}

/** What is known of the program's own versions. */
export interface VersionState {
  /** Whether the page works without a network: kept by the browser, or a file of its own. */
  readonly offline: 'no' | 'cached' | 'file';
  /** Another version is ready, and a person may want to know. */
  readonly newer: boolean;
}

export interface State {
  readonly place: Place;
  readonly theme: Theme;
  readonly environment: { readonly workers: number; readonly digest: 'Web Crypto' | 'JavaScript' } | null;
  readonly fields: readonly ConfigFieldView[];
  /** `null` before the first look. */
  readonly storage: StorageView | null;
  /** What a tab that is no more worked on; offered while nothing is open. */
  readonly saved: SavedView | null;
  readonly version: VersionState;
  /** Shown at the top of the place. */
  readonly notice: Notice;
  readonly experiment: ExperimentState;
  readonly results: ResultsState;
  readonly verify: VerifyState;
  readonly predict: PredictState;
  readonly runs: RunsState;
}

export const emptyProof: ProofState = { phase: 'idle', progress: null, proof: null, problems: [] };

export const emptyCrossCheck: CrossCheckState = {
  phase: 'idle',
  offer: null,
  done: [0, 0],
  view: null,
  problems: [],
};

export const emptyExperiment: ExperimentState = {
  opening: null,
  reading: null,
  dataset: null,
  datasetProblems: [],
  converted: null,
  profile: null,
  config: null,
  plan: null,
  estimate: null,
  planProblems: [],
  phase: 'idle',
  progress: null,
  runProblems: [],
  run: null,
  runText: null,
  proof: emptyProof,
  crossCheck: emptyCrossCheck,
  learning: emptyLearning,
  dataFolded: false,
  configFolded: false,
};

export const emptyVerify: VerifyState = {
  opening: null,
  source: null,
  problems: [],
  refused: null,
  bundle: null,
  openedIn: null,
  phase: 'idle',
  progress: null,
  replayProblems: [],
  otherData: null,
  comparison: null,
};

export const emptyState: State = {
  place: 'experiment',
  theme: 'auto',
  environment: null,
  fields: [],
  storage: null,
  saved: null,
  version: { offline: 'no', newer: false },
  notice: noNotice,
  experiment: emptyExperiment,
  results: emptyResults,
  verify: emptyVerify,
  predict: emptyPredict,
  runs: emptyRuns,
};

/** Whether anything is under way that a reload would interrupt. */
export const isBusy = ({ experiment, verify, predict }: State): boolean =>
  isExperimentBusy(experiment) || verify.phase !== 'idle' || verify.opening !== null || predict.opening !== null;

/** A run, or what runs beside it. */
export const isExperimentBusy = (experiment: ExperimentState): boolean =>
  experiment.phase !== 'idle' || isBusyBeside(experiment);

/** The worker does one long thing at a time: what runs beside the experiment's own run. */
export function isBusyBeside({ proof, crossCheck, learning }: ExperimentState): boolean {
  return [proof, crossCheck, learning].some(({ phase }) => phase !== 'idle');
}
