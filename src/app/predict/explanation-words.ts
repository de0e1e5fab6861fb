import type { Explanation } from '../../worker/protocol.ts';

/** What a method says, and how exactly. */
export const METHOD_WORDS: Readonly<Record<Explanation['method'], string>> = {
  additive:
    'Exact: what each column adds to the log-odds, less what it adds at the training mean. Log-odds of 0 are a probability of one half; what is computed from several columns is divided among them.',
  trees:
    'Exact Shapley values of the trees: a column that is not known takes both branches as often as training rows did. What is computed from several columns is shared by them.',
  sampled:
    'Shapley values from 64 drawn orders of the columns, each forwards and backwards; ± is the standard error. The same draws every time.',
};

/** The finding: which column moved the row most, and where to. */
export function explanationTitle({ contributions }: Explanation, positive: string): string {
  const [first, second] = [...contributions].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  if (first === undefined || first.contribution === 0) return 'No column moves this row';
  const where = first.contribution > 0 ? `towards ${positive}` : `away from ${positive}`;
  if (second === undefined || Math.abs(second.contribution) < Math.abs(first.contribution) / 2)
    return `${first.name} moves this row most, ${where}`;
  const together = Math.sign(first.contribution) === Math.sign(second.contribution);
  return together
    ? `${first.name} and ${second.name} move this row most, ${where}`
    : `${first.name} moves this row most, ${where}; ${second.name} against it`;
}

/** For reading only; what is predicted comes from the worker. */
export const plainProbability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
