import type { LoadedPipeline } from '../bundle/read-model.ts';
import { parseDecimal } from '../data/decimal.ts';
import type { Csv } from '../data/read-csv.ts';
import { confusionMatrix, scoreProbabilities } from '../evaluation/scores.ts';
import type { ConfusionMatrix, Scores } from '../evaluation/types.ts';

/** No answer, or one that is neither label. */
const NONE = 255;

export interface Answers {
  /** Length n: 0, 1, or 255 where the row has no answer that is one of the two labels. */
  readonly y: Uint8Array;
  readonly rows: number;
  /** Fields that are neither missing nor one of the labels. */
  readonly other: number;
}

export interface AnsweredScores {
  readonly rows: number;
  readonly positives: number;
  readonly scores: Scores;
  readonly confusionMatrix: ConfusionMatrix;
}

/** The target column of a new file, read as training reads it; `null` where there is none, or nothing in it. */
export function readAnswers({ target, input }: LoadedPipeline, csv: Csv): Answers | null {
  const at = csv.header.indexOf(target.name);
  if (at < 0) return null;
  const tokens = new Set(input.missing_values.map((token) => token.trim()));
  const labels = [target.negative, target.positive].map(keyOf);
  let rows = 0;
  let other = 0;
  const y = Uint8Array.from(csv.columns[at], (field) => {
    const text = field.trim();
    const label = labels.indexOf(keyOf(text));
    if (label >= 0) rows++;
    else if (!tokens.has(text)) other++;
    return label < 0 ? NONE : label;
  });
  return rows === 0 ? null : { y, rows, other };
}

/** Texts that say the same number are one label. */
function keyOf(text: string): string {
  const number = parseDecimal(text.trim());
  return number === number ? `n${number}` : `t${text.trim()}`;
}

/** How the model does on the rows that have answers. */
export function scoreAnswers(answers: Answers, probabilities: Float64Array, threshold: number): AnsweredScores {
  const known = (_: number, row: number): boolean => answers.y[row] !== NONE;
  const y = answers.y.filter(known);
  const own = probabilities.filter(known);
  return {
    rows: y.length,
    positives: y.reduce((sum, label) => sum + label, 0),
    scores: scoreProbabilities(y, own, threshold),
    confusionMatrix: confusionMatrix(y, own, threshold),
  };
}
