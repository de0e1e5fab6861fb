/**
 * The typed bridge between the page and its workbench worker (comlink). The worker holds the bytes, the store of
 * finished tasks and the pool of task workers; the page gets views: plain, structured-cloneable, small enough to copy.
 */
import type { ConfusionMatrix, Scores } from '../core/evaluation/types.ts';
import type { ModelName, RunConfig } from '../core/config/config.ts';
import type { Problem } from '../core/errors.ts';
import type { ColumnProfile, DatasetProfile } from '../core/data/profile.ts';
import type { TaskEvent, TaskState } from '../core/pipeline/executor.ts';
import type { Task } from '../core/pipeline/task.ts';
import type { Json } from '../core/bytes/value.ts';
import type { BundleContent, FolderFile } from './bundle-content.ts';
import type { ComparisonView } from './comparison-views.ts';
import type { CrossCheckOffer, CrossCheckView } from './crosscheck-views.ts';
import type { ProofView, VerificationView } from './verification-views.ts';

export type * from './comparison-views.ts';
export type * from './crosscheck-views.ts';
export type * from './verification-views.ts';

export type {
  BundleContent,
  ColumnProfile,
  ConfusionMatrix,
  DatasetProfile,
  FolderFile,
  Json,
  ModelName,
  Problem,
  RunConfig,
  Scores,
  Task,
  TaskEvent,
  TaskState,
};

export interface FileView {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ConfigCheck {
  /** `null` when a problem is an error. */
  readonly config: RunConfig | null;
  readonly problems: readonly Problem[];
  readonly sha256: string;
}

/** What the editor's completion and documentation know of one key. */
export interface ConfigFieldView {
  /** Dotted path, e.g. `models.svm.C`. */
  readonly path: string;
  readonly type: string;
  /** As YAML; `null` where the field has no default. */
  readonly fallback: string | null;
  readonly choices: readonly string[];
  readonly doc: string;
}

export interface PlanView {
  readonly tasks: readonly Task[];
  /** Names of the tasks whose output is in the store. */
  readonly stored: readonly string[];
}

export interface PlannedView extends PlanView {
  /** Of the wall, by rough formulas that may be wrong by a factor of three. */
  readonly roughSeconds: number;
}

/** What this browser keeps for the page. */
export interface StorageView {
  /** `memory`: storage is denied, finished tasks last as long as the tab. `full`: so do those since then. */
  readonly state: 'kept' | 'memory' | 'full';
  /** Of finished tasks and datasets. */
  readonly bytes: number;
  /** Entries that were damaged, and are computed again. */
  readonly damaged: number;
}

/** What the page works on, to be kept. */
export interface SessionToKeep {
  readonly datasetSha256: string;
  readonly config: { readonly name: string; readonly text: string; readonly original: string };
  readonly running: boolean;
}

/** What a tab that is no more worked on. */
export interface SavedView {
  readonly id: string;
  readonly dataset: FileView;
  readonly configName: string;
  /** Its run was cut off. */
  readonly running: boolean;
  readonly savedAt: number;
  /** Tasks of its run that are in the store, of those known so far. */
  readonly done: number;
  readonly tasks: number;
}

/** Of a run that will take long, from fits on some of the rows. */
export interface EstimateView {
  /** Of the wall. */
  readonly seconds: number;
  readonly workers: number;
  /** Seconds of one core, the dearest first. */
  readonly models: readonly { readonly model: ModelName; readonly seconds: number }[];
  /** What to change, the most effective first. */
  readonly proposals: readonly string[];
}

/** Corners of a curve; every point that was left out lies within 0.02 % of an axis from the line through these. */
export interface CurveView {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface ModelView {
  readonly model: ModelName;
  readonly folds: readonly Scores[];
  readonly mean: Scores;
  readonly std: Scores;
  /** Share of the negatives flagged (x) and of the positives found (y), out of fold, pooled. */
  readonly roc: CurveView;
  /** Recall (x) and precision (y), out of fold, pooled. */
  readonly precisionRecall: CurveView;
}

/** Counts of the best model's out-of-fold predictions: entry i flags probability ≥ threshold[i]; descending. */
export interface OperatingView {
  readonly threshold: Float64Array;
  readonly truePositives: Uint32Array;
  readonly falsePositives: Uint32Array;
  readonly positives: number;
  readonly negatives: number;
}

export interface BundleFileView extends FileView {
  readonly role: string | null;
}

export interface RunView {
  readonly runId: string;
  /** Of the zip. */
  readonly sha256: string;
  readonly seconds: number;
  readonly config: RunConfig;
  readonly dataset: FileView & { readonly rows: number };
  readonly configSha256: string;
  /** [negative, positive]. */
  readonly labels: readonly [string, string];
  readonly trainRows: number;
  readonly testRows: number;
  readonly trainPositives: number;
  /** Best first. */
  readonly models: readonly ModelView[];
  /** What guessing gives on the same folds; `null`: not wanted. */
  readonly baseline: { readonly mean: Scores; readonly folds: readonly Scores[] } | null;
  readonly threshold: {
    readonly threshold: number;
    readonly target_precision: number;
    readonly chosen_on: 'out_of_fold' | 'test';
    readonly reached: boolean;
    readonly precision: number;
    readonly recall: number;
  };
  readonly operating: OperatingView;
  readonly test: { readonly scores: Scores; readonly confusion_matrix: ConfusionMatrix };
  /** Out-of-fold probabilities of the best model by class, in equal bins of [0, 1]. */
  readonly histogram: { readonly negative: readonly number[]; readonly positive: readonly number[] };
  /** In the order of the zip. */
  readonly files: readonly BundleFileView[];
  readonly zipBytes: number;
  readonly includesDataset: boolean;
  /** What the zip is called when it is saved. */
  readonly fileName: string;
}

export interface BundleView {
  /** The SHA-256 of a folder is one of its list of files: it tells open bundles apart and is not shown. */
  readonly file: FileView;
  readonly container: 'zip' | 're-packed' | 'folder';
  /** Of the zip that the program writes of these files; `null` where there are others among them. */
  readonly fingerprint: string | null;
  /** What lineage.json says; `null` where it is damaged. */
  readonly made: {
    readonly by: string;
    readonly kernels: number;
    readonly seed: number;
    readonly runId: string;
    /** By this very engine: only then can the training be repeated to the byte. */
    readonly ours: boolean;
  } | null;
  readonly dataset: {
    readonly path: string;
    readonly rows: number;
    readonly bytes: number;
    readonly sha256: string;
    /** In the bundle, or supplied since. */
    readonly present: boolean;
    /** Name of the file that was supplied. */
    readonly supplied: string | null;
  } | null;
  readonly files: readonly BundleFileView[];
  readonly tasks: readonly Task[];
  readonly report: VerificationView;
}

/** What became of a dataset that was offered to a bundle. */
export interface SuppliedDataset {
  /** As it was, where the dataset is another. */
  readonly bundle: BundleView;
  readonly given: FileView;
  readonly expected: string;
  /** Why it was not taken. */
  readonly problem: Problem | null;
}

export interface NamedContent {
  readonly name: string;
  readonly content: BundleContent;
}

export interface PredictionView {
  readonly fileName: string;
  readonly rows: number;
  readonly flagged: number;
  readonly threshold: number;
  readonly positiveClass: string;
  readonly problems: readonly Problem[];
  readonly csv: Uint8Array;
  /** The first rows of the CSV, for the page. */
  readonly preview: readonly { readonly row: number; readonly probability: number; readonly predicted: string }[];
}

/** Called by the worker; the page's client wraps it with `Comlink.proxy`. */
export interface RunListener {
  onPlan(plan: PlanView): void;
  onTask(event: TaskEvent): void;
}

export interface Workbench {
  /** What this machine and this page are: shown to people, never hashed. */
  environment(): Promise<{ readonly workers: number; readonly digest: 'Web Crypto' | 'JavaScript' }>;
  configFields(): Promise<readonly ConfigFieldView[]>;
  checkConfig(text: string): Promise<ConfigCheck>;
  /** The text with the value at `path` replaced or added; comments and layout elsewhere stay. */
  setConfigValue(text: string, path: string, value: Json): Promise<string>;
  /** A commented config for a dataset that came without one. */
  starterConfig(datasetSha256: string): Promise<string>;
  /** Takes the bytes over (transfer them). */
  openDataset(name: string, bytes: Uint8Array): Promise<FileView>;
  /** A registry of datasets, in place of the one before; resolves to how many it has. */
  openRegistry(text: string): Promise<number>;
  /** Profile under the config's reading of the data; `configText` may have errors, then the defaults hold. */
  profile(datasetSha256: string, configText: string): Promise<DatasetProfile>;
  /** What a run would do. Rejects with every problem between this dataset and this config. */
  plan(datasetSha256: string, configText: string): Promise<PlannedView>;
  /** Of a run that will take a minute or more, otherwise `null`. Rejects with `run/cancelled` once another is asked for. */
  estimate(datasetSha256: string, configText: string): Promise<EstimateView | null>;
  /** One run at a time. Rejects with SelfsameError (`run/cancelled` after `cancel()`). */
  run(datasetSha256: string, configText: string, listener: RunListener): Promise<RunView>;
  storage(): Promise<StorageView>;
  /** Forgets every finished task and every saved session. */
  clearStorage(): Promise<StorageView>;
  keepSession(session: SessionToKeep): Promise<void>;
  savedSession(): Promise<SavedView | null>;
  /** Opens its dataset, and is this tab's from now on. */
  openSaved(id: string): Promise<{ readonly dataset: FileView; readonly config: SessionToKeep['config'] }>;
  forgetSaved(id: string): Promise<void>;
  /** Stops the run or the replay that is under way, at once. */
  cancel(): Promise<void>;
  /** The zip of the last finished run (copied, transferred). */
  bundleBytes(runSha256: string): Promise<Uint8Array>;
  openBundle(name: string, content: BundleContent): Promise<BundleView>;
  /** A dataset for a bundle that came without its own; its hash is compared before anything else. */
  supplyDataset(bundleSha256: string, name: string, bytes: Uint8Array): Promise<SuppliedDataset>;
  /** Two bundles side by side, whatever is open. */
  compare(first: NamedContent, second: NamedContent): Promise<ComparisonView>;
  replay(bundleSha256: string, listener: RunListener): Promise<BundleView>;
  /** Repeats this many fits of folds, drawn anew each time. */
  spotCheck(bundleSha256: string, fits: number, listener: RunListener): Promise<BundleView>;
  /** Trains the last finished run again: no store, fresh workers. */
  prove(runSha256: string, listener: RunListener): Promise<ProofView>;
  crossCheckOffer(datasetSha256: string, configText: string): Promise<CrossCheckOffer>;
  /** Trains both engines; `rows` null: on all rows. Stopped by `cancel()`. */
  crossCheck(
    datasetSha256: string,
    configText: string,
    rows: number | null,
    listener: RunListener,
  ): Promise<CrossCheckView>;
  /** Text of `reproducibility_report.json`, `reproducibility_environment.json` and the report as a page. */
  reportFiles(bundleSha256: string): Promise<readonly { readonly name: string; readonly text: string }[]>;
  /** Dataset and config of a bundle, to open as an experiment. */
  extract(bundleSha256: string): Promise<{ readonly dataset: FileView | null; readonly configText: string }>;
  /** The bundle's model on a CSV of the same columns. */
  predict(bundleSha256: string, name: string, bytes: Uint8Array): Promise<PredictionView>;
}
