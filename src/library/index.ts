/**
 * Selfsame as a package: train a CSV and a config to a bundle, verify a bundle to any depth, predict with it. Runs in Node,
 * in browsers and in their workers; nothing is read, written or sent.
 */
export { train, type RankedModel, type Trained, type TrainInput, type TrainOptions } from './train.ts';
export { verify, type VerifyOptions } from './verify.ts';
export { predict } from './predict.ts';
export type { BundleSource, Content } from './input.ts';
export {
  createMemoryStore,
  describeProblem,
  fileAt,
  KERNELS,
  openBundle,
  parseConfig,
  reportJson,
  SelfsameError,
} from '../core/index.ts';
export type {
  Bundle,
  BundleFile,
  CancelSignal,
  CheckResult,
  ConfigReading,
  ConfusionMatrix,
  Depth,
  ErrorCode,
  Executor,
  Lineage,
  OpenedBundle,
  Place,
  Prediction,
  Problem,
  RunConfig,
  RunProgress,
  Scores,
  TaskEvent,
  TaskStore,
  VerificationReport,
} from '../core/index.ts';
