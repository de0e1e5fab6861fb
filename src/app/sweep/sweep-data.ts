import type { SweepView, SweptKeyView, SweptModelView } from '../../worker/protocol.ts';

/** One candidate of a swept model. */
export interface Trial {
  readonly index: number;
  /** Place of its value on each varied key. */
  readonly at: readonly number[];
  /** Mean over the folds of its inner means; `null` where there is none. */
  readonly score: number | null;
  /** Its inner mean in each fold. */
  readonly folds: readonly (number | null)[];
  /** Folds that chose it. */
  readonly chosenIn: number;
  /** 0 the worst, 1 the best of all candidates. */
  readonly rank: number;
  /** Chosen on all training rows, or, where the model is not the best, in more folds than any other. */
  readonly isMarked: boolean;
}

export interface SweepPicture {
  /** With more than one value. */
  readonly keys: readonly SweptKeyView[];
  readonly trials: readonly Trial[];
  /** `null` where the folds do not agree and nothing was chosen on all training rows. */
  readonly marked: Trial | null;
  readonly folds: number;
  /** Whether the marked one is what the bundle's model is fitted with. */
  readonly isFinal: boolean;
}

/** What is drawn of a swept model. */
export function sweepPicture(
  { keys, candidates, searches }: SweptModelView,
  rankBy: SweepView['rankBy'],
): SweepPicture {
  const varied = keys.flatMap((key, i) => (key.values.length > 1 ? [i] : []));
  const folds = searches.filter(({ part }) => part !== 'final');
  const final = searches.find(({ part }) => part === 'final');
  const chosenIn = candidates.map((_, i) => folds.filter(({ chosen }) => chosen === i).length);
  const most = Math.max(...chosenIn);
  const leads = chosenIn.filter((times) => times === most).length === 1;
  const marked = final?.chosen ?? (leads ? chosenIn.indexOf(most) : -1);
  const scores = candidates.map((_, i) => mean(folds.map((search) => search.mean[i])));
  const known = scores.filter((score) => score !== null);
  const [worst, best] = rankBy === 'log_loss' ? [Math.max, Math.min] : [Math.min, Math.max];
  const [from, to] = [worst(...known), best(...known)];
  const trials = candidates.map((at, index): Trial => {
    const score = scores[index];
    return {
      index,
      at: varied.map((key) => at[key]),
      score,
      folds: folds.map((search) => search.mean[index]),
      chosenIn: chosenIn[index],
      rank: score === null ? 0 : from === to ? 1 : (score - from) / (to - from),
      isMarked: index === marked,
    };
  });
  const shown = varied.map((key) => keys[key]);
  return { keys: shown, trials, marked: trials[marked] ?? null, folds: folds.length, isFinal: final !== undefined };
}

/** `max_depth 8, min_samples_leaf 5`. */
export function trialWords({ keys }: Pick<SweepPicture, 'keys'>, { at }: Pick<Trial, 'at'>): string {
  return keys.map(({ name, values }, i) => `${name} ${values[at[i]]}`).join(', ');
}

/** The title of a model's figure. */
export function sweepFinding(name: string, picture: SweepPicture): string {
  const { keys, marked, folds, isFinal, trials } = picture;
  if (keys.length === 0) return `${name} had one candidate, and nothing to choose`;
  if (marked === null) {
    const different = trials.filter(({ chosenIn }) => chosenIn > 0).length;
    return `${name}: ${different === folds ? 'every fold chose otherwise' : `${folds} folds made ${different} choices`}`;
  }
  const words = trialWords(picture, marked);
  if (isFinal && marked.chosenIn === 0) return `${name}: ${words} on all training rows, though no fold chose it`;
  const share = marked.chosenIn === folds ? `all ${folds} folds` : `${marked.chosenIn} of ${folds} folds`;
  if (isFinal) return `${name}: ${words}, the choice of ${share} too`;
  return `${name}: ${share} chose ${words}`;
}

/**
 * What the mark in a drawing means, as sentences.
 * @param mark such as `Ringed`
 */
export function markWords({ marked, isFinal }: SweepPicture, mark: string): string {
  if (marked === null) return 'The folds do not agree, so no candidate is marked.';
  return `${mark}: ${isFinal ? 'what the model is fitted with' : 'the choice of most folds'}.`;
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
