/**
 * The typed bridge between the page and its workbench worker (comlink). The worker holds the bytes, the store of
 * finished tasks and the pool of task workers; the page gets views: plain, structured-cloneable, small enough to copy.
 */
import type { CurveCounts, ConfusionMatrix, Scores } from '../core/evaluation/types.ts';
import type { ModelName, RunConfig } from '../core/config/config.ts';
import type { Problem } from '../core/errors.ts';
import type { DatasetProfile } from '../core/data/profile.ts';
import type { TaskEvent } from '../core/pipeline/executor.ts';
import type { Task } from '../core/pipeline/task.ts';
import type { VerificationReport } from '../core/bundle/verify.ts';

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

export interface PlanView {
  readonly tasks: readonly Task[];
  /** Names of the tasks whose output is in the store. */
  readonly stored: readonly string[];
}

export interface ModelView {
  readonly model: ModelName;
  readonly folds: readonly Scores[];
  readonly mean: Scores;
  readonly std: Scores;
  /** Pooled out-of-fold counts; corners that no chart can show are thinned away. */
  readonly curve: CurveCounts;
  /** Seconds of all its fold fits; absent when they came from the store. */
  readonly fitSeconds?: number;
}

export interface BundleFileView extends FileView {
  readonly role: string | null;
}

export interface RunView {
  readonly runId: string;
  readonly sha256: string;
  readonly seconds: number;
  readonly config: RunConfig;
  readonly dataset: FileView & { readonly rows: number };
  readonly labels: readonly [string, string];
  readonly trainRows: number;
  readonly testRows: number;
  /** Best first. */
  readonly models: readonly ModelView[];
  readonly threshold: {
    readonly threshold: number;
    readonly target_precision: number;
    readonly chosen_on: 'out_of_fold' | 'test';
    readonly reached: boolean;
    readonly precision: number;
    readonly recall: number;
  };
  readonly test: { readonly scores: Scores; readonly confusion_matrix: ConfusionMatrix; readonly curve: CurveCounts };
  /** Out-of-fold probabilities of the best model by class, 40 equal bins of [0, 1]. */
  readonly histogram: { readonly negative: readonly number[]; readonly positive: readonly number[] };
  /** In the order of the zip. */
  readonly files: readonly BundleFileView[];
  readonly zipBytes: number;
  readonly includesDataset: boolean;
  readonly modelCard: string;
  readonly tasks: readonly Task[];
}

export interface BundleView {
  readonly file: FileView;
  readonly runId: string;
  readonly kernels: number;
  readonly seed: number;
  readonly dataset: {
    readonly path: string;
    readonly rows: number;
    readonly sha256: string;
    readonly included: boolean;
  };
  readonly files: readonly BundleFileView[];
  readonly tasks: readonly Task[];
  /** Integrity and model check. */
  readonly report: VerificationReport;
  readonly modelCard: string;
}

/** Called by the worker; wrapped with `Comlink.proxy` by the page. */
export interface RunListener {
  onPlan(plan: PlanView): void;
  onTask(event: TaskEvent): void;
}

export interface Workbench {
  /** What this machine and this page are: shown to people, never hashed. */
  environment(): Promise<{ readonly workers: number; readonly digest: 'Web Crypto' | 'JavaScript' }>;
  checkConfig(text: string): Promise<ConfigCheck>;
  /** Takes the bytes over (transfer them). Returns an id that later calls use. */
  openDataset(name: string, bytes: Uint8Array): Promise<FileView>;
  /** Profile under the config's reading of the data; `configText` may have errors, then the defaults hold. */
  profile(datasetSha256: string, configText: string): Promise<DatasetProfile>;
  /** First rows of the file as text. */
  preview(
    datasetSha256: string,
    rows: number,
  ): Promise<{ header: readonly string[]; rows: readonly (readonly string[])[] }>;
  /** What a run would do. */
  plan(datasetSha256: string, configText: string): Promise<PlanView>;
  /** One run at a time. Rejects with SelfsameError (`run/cancelled` after `cancel()`). */
  run(datasetSha256: string, configText: string, listener: RunListener): Promise<RunView>;
  /** Stops the run or the replay that is under way, at once. */
  cancel(): Promise<void>;
  /** The zip of the last finished run (copied, transferred). */
  bundleBytes(runSha256: string): Promise<Uint8Array>;
  openBundle(name: string, bytes: Uint8Array): Promise<BundleView>;
  /** A dataset for a bundle that came without its own. */
  supplyDataset(bundleSha256: string, bytes: Uint8Array): Promise<BundleView>;
  replay(bundleSha256: string, listener: RunListener): Promise<VerificationReport>;
  /** Text of `reproducibility_report.json` and `reproducibility_environment.json`. */
  reportFiles(bundleSha256: string): Promise<readonly { name: string; text: string }[]>;
  /** Dataset and config of a bundle, to open as an experiment. */
  extract(bundleSha256: string): Promise<{ dataset: FileView | null; configText: string }>;
}
