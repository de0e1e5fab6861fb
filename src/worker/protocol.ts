/**
 * The typed bridge between the page and its workbench worker (comlink). The worker holds the bytes, the store of
 * finished tasks and the pool of task workers; the page gets views: plain, structured-cloneable, small enough to copy.
 */
import type { ConfusionMatrix, Scores } from '../core/evaluation/types.ts';
import type { ConfigEdit } from '../core/config/click-edit.ts';
import type { ModelName, RunConfig } from '../core/config/config.ts';
import type { Problem } from '../core/errors.ts';
import type { ColumnProfile, DatasetProfile } from '../core/data/profile.ts';
import type { TaskEvent, TaskState } from '../core/pipeline/executor.ts';
import type { LearningCurve, LearningPoint } from '../core/pipeline/learning-curve.ts';
import type { Task } from '../core/pipeline/task.ts';
import type { Json } from '../core/bytes/value.ts';
import type { BundleContent, FolderFile } from './bundle-content.ts';
import type { ComparisonView } from './comparison-views.ts';
import type { CrossCheckOffer, CrossCheckView } from './crosscheck-views.ts';
import type { ProofView } from './verification-views.ts';

import type { BundleView, NamedContent, SuppliedDataset } from './bundle-views.ts';
import type { ConfigCompletion, ConfigDescription } from './config-help.ts';
import type { ConfigCheck, ConfigDefaultView, ConfigFieldView } from './config-views.ts';
import type { ReadingListener, RowsView } from './data-views.ts';
import type { EncodingMethods } from './encoding-views.ts';
import type { FileView } from './file-views.ts';
import type { HistoryBridge } from './history-views.ts';
import type { EstimateView, PlanView, PlannedView } from './plan-views.ts';
import type { PredictMethods } from './predict-views.ts';
import type { ResultMethods } from './result-views.ts';
import type { RunView } from './run-views.ts';
import type { SharingBridge } from './sharing-views.ts';
import type { SavedView, SessionToKeep, StorageView } from './storage-views.ts';

export type * from './comparison-views.ts';
export type * from './crosscheck-views.ts';
export type * from './config-views.ts';
export type * from './data-views.ts';
export type * from './plan-views.ts';
export type * from './storage-views.ts';
export type * from './result-views.ts';
export type * from './run-views.ts';
export type * from './sweep-views.ts';
export type * from './bundle-views.ts';
export type * from './predict-views.ts';
export type * from './encoding-views.ts';
export type * from './file-views.ts';
export type * from './history-views.ts';
export type * from './sharing-views.ts';
export type * from './verification-views.ts';

export type {
  BundleContent,
  ColumnProfile,
  ConfigCompletion,
  ConfigDescription,
  ConfigEdit,
  ConfusionMatrix,
  DatasetProfile,
  FolderFile,
  Json,
  LearningCurve,
  LearningPoint,
  ModelName,
  Problem,
  RunConfig,
  Scores,
  Task,
  TaskEvent,
  TaskState,
};

/** Called by the worker; the page's client wraps it with `Comlink.proxy`. */
export interface RunListener {
  onPlan(plan: PlanView): void;
  onTask(event: TaskEvent): void;
  /** After the last task, while the bundle is written: bytes that are compressed, of all that are worth it. */
  onCompressed?(done: number, total: number): void;
}

export interface Workbench extends ResultMethods, EncodingMethods, HistoryBridge, SharingBridge, PredictMethods {
  /** What this machine and this page are: shown to people, never hashed. */
  environment(): Promise<{ readonly workers: number; readonly digest: 'Web Crypto' | 'JavaScript' }>;
  configFields(): Promise<readonly ConfigFieldView[]>;
  /** Keys that the text leaves to their defaults; none while it cannot be read. */
  configDefaults(text: string): Promise<readonly ConfigDefaultView[]>;
  checkConfig(text: string): Promise<ConfigCheck>;
  /** The text with the value at `path` replaced or added; comments and layout elsewhere stay. */
  setConfigValue(text: string, path: string, value: Json): Promise<string>;
  /** The text with what a click means written into it. */
  editConfig(text: string, edit: ConfigEdit): Promise<string>;
  /** What can be written at an offset of the text; `columns` are offered where a column is meant. */
  completeConfig(text: string, offset: number, columns: readonly string[]): Promise<ConfigCompletion | null>;
  describeConfig(text: string, offset: number): Promise<ConfigDescription | null>;
  /** A commented config for a dataset that came without one. */
  starterConfig(datasetSha256: string, listener?: ReadingListener): Promise<string>;
  /** Takes the bytes over (transfer them). */
  openDataset(name: string, bytes: Uint8Array): Promise<FileView>;
  /** A registry of datasets, in place of the one before; resolves to how many it has. */
  openRegistry(text: string): Promise<number>;
  /** Profile under the config's reading of the data; `configText` may have errors, then the defaults hold. */
  profile(datasetSha256: string, configText: string, listener?: ReadingListener): Promise<DatasetProfile>;
  rows(datasetSha256: string, configText: string, from: number, count: number): Promise<RowsView>;
  /** Ends profiles that are being made: they reject with `run/cancelled`. */
  stopReading(): Promise<void>;
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
  /** Trains a model of the last finished run on growing parts of its rows. Stopped by `cancel()`. */
  learningCurve(runSha256: string, model: ModelName, listener: RunListener): Promise<LearningCurve>;
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
}
