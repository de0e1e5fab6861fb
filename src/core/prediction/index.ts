export { readAnswers, scoreAnswers, type AnsweredScores, type Answers } from './answers.ts';
export {
  compareDrift,
  hasMoved,
  type CategoricalDrift,
  type DriftReport,
  type NumericDrift,
  type ShareShift,
} from './drift.ts';
export type { DriftBin } from './drift-bins.ts';
export { driftFinding } from './drift-words.ts';
export {
  createExplainer,
  type Contribution,
  type Explainer,
  type Explanation,
  type ExplanationMethod,
} from './explain.ts';
export { matchSchema, type ColumnMatch, type MatchState } from './match-schema.ts';
export { flaggedOutOfFold, openDriftBaseline } from './open-baseline.ts';
export { parseRow } from './parse-row.ts';
export { inputColumns, rawRow, type InputColumn, type RawRow } from './raw-rows.ts';
