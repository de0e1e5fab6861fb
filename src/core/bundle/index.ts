export { buildBundle, type Bundle, type BundleFile } from './build-bundle.ts';
export { createEarlyFiles, type EarlyFiles } from './early-files.ts';
export { diffBundles, type BundleDiff, type DiffSide, type NumberDifference } from './diff.ts';
export type { ColumnSummary } from './diff-data.ts';
export { experimentOf } from './experiment-of.ts';
export type { Lineage } from './lineage.ts';
export {
  fileAt,
  fingerprintOf,
  BUNDLE_LIMITS,
  openBundle,
  openBundleFiles,
  type BundleLimits,
  type OpenedBundle,
} from './open-bundle.ts';
export { bundlePaths, LINEAGE_PATH, SUMS_PATH, TRAIN_LOG, type BundlePaths } from './paths.ts';
export { loadPipeline, predict, type Prediction } from './predict.ts';
export type { LoadedPipeline } from './read-model.ts';
export {
  environmentFile,
  reportJson,
  type CheckResult,
  type Depth,
  type ReplayedFile,
  type ReplayedTask,
  type ReplayedTaskState,
  type ReplayReport,
  type SpotCheckReport,
  type VerificationReport,
} from './report.ts';
export { experimentReport } from './experiment-report/report.ts';
export { programOf, type ReleasedProgram } from './releases.ts';
export { reportHtml } from './report-html.ts';
export type { Environment } from './schema/environment.ts';
export { DEPTH_WORDS, verdictWords } from './verdict.ts';
export { defaultDepth, verifyBundle, type VerifyOptions } from './verify.ts';
export { readZip } from './read-zip.ts';
export { writeZip } from './write-zip.ts';
export { ZIP_LIMITS, type ZipFile, type ZipLimits } from './zip-format.ts';
