/**
 * The core's only public entry: what the page, the command line and the tests use.
 */
export * from './bundle/index.ts';
export { digestSource, sha256 } from './bytes/digest.ts';
export { decodeUtf8, encodeUtf8 } from './bytes/text.ts';
export { prettyJson } from './bytes/canonical-json.ts';
export type { CancelSignal } from './bytes/universal.ts';
export type { Json, JsonObject } from './bytes/value.ts';
export * from './config/index.ts';
export * from './data/index.ts';
export * from './errors.ts';
export * from './prediction/index.ts';
export { classWeightProblems } from './models/class-weights.ts';
export { featureProblems } from './features/engineer.ts';
export type { ChosenThreshold, ConfusionMatrix, CurveCounts, Scores } from './evaluation/types.ts';
export { precisionAt, recallAt } from './evaluation/curve.ts';
export { estimateRun, LONG_SECONDS, type RunEstimate } from './pipeline/estimate.ts';
export { executeRun, type RunOptions } from './pipeline/execute-run.ts';
export type {
  Clock,
  Executor,
  RunProgress,
  TaskEvent,
  TaskRequest,
  TaskState,
  TaskStore,
} from './pipeline/executor.ts';
export { OWN_ENGINE, type Engine, type EngineLoader } from './models/engine.ts';
export { createInlineExecutor } from './pipeline/inline-executor.ts';
export { KERNELS } from './pipeline/kernels.ts';
export type { Agreement, Verdict } from './pipeline/agreement.ts';
export {
  crossCheck,
  planCrossCheck,
  type CrossCheck,
  type CrossCheckReport,
  type Evened,
} from './pipeline/cross-check.ts';
export { KNOWN_DEFECTS, type KnownDefect } from './pipeline/known-defects.ts';
export { LEARNING_SHARES, learningCurve, type LearningCurve, type LearningPoint } from './pipeline/learning-curve.ts';
export { workerBytes } from './pipeline/memory-need.ts';
export { createKeptStore, type EntryShelf, type KeptStore, type StoreTrouble } from './pipeline/kept-store.ts';
export { createLayeredStore } from './pipeline/layered-store.ts';
export { createMemoryStore } from './pipeline/memory-store.ts';
export { HEAD_BYTES, type StoreEntry } from './pipeline/store-entry.ts';
export { modelNames, planFinal, planSelection } from './pipeline/plan.ts';
export { restIsLight } from './pipeline/light-rest.ts';
export { readTableOnce } from './pipeline/stored-reading.ts';
export { plannedRun, type PlannedRun } from './pipeline/planned-run.ts';
export { everyFit, remainingFits, type Remaining } from './pipeline/remaining-fits.ts';
export { createMemo, runTask } from './pipeline/run-task.ts';
export { tableOutput } from './pipeline/task-functions.ts';
export type { Interval, Metric } from './evaluation/bootstrap.ts';
export type { Evaluation } from './evaluation/types.ts';
export type { RunInput, RunResult } from './pipeline/result.ts';
export type { Hashed, Task, TaskRecord } from './pipeline/task.ts';
