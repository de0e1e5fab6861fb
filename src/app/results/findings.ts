import type { ModelView, RunView } from '../../worker/protocol.ts';
import { heightAt } from '../charts/curve-paths.ts';
import { modelInSentence, modelName } from '../text/names.ts';
import { count, percent, plural, roundedPercent, score } from '../text/numbers.ts';
import { couldBeChance, RANK_NAMES, type Leaderboard, type RankBy } from './leaderboard.ts';

/** Chart titles that say what the chart shows, from the numbers alone. */

const isCloser = (difference: number, spread: number): boolean => Math.abs(difference) <= spread;

/** "Comes close": could be as good by chance; where no test was possible, within one standard deviation of the best's folds. */
export function leaderboardFinding(models: readonly ModelView[], board: Leaderboard): string {
  const [best, second] = board.rows;
  if (second === undefined) return `${modelName(best.model)} alone: ${RANK_NAMES[board.rankBy]} ${score(best.score)}`;
  const spread = models[0].std[board.rankBy] ?? 0;
  const close = board.rows.filter(
    (row) => row.difference !== null && (row.interval === null ? isCloser(row.difference, spread) : couldBeChance(row)),
  );
  const name = modelName(best.model);
  if (close.length === 0) {
    return `${name} ranks best, ${score(Math.abs(second.difference ?? 0))} ahead of ${modelInSentence(second.model)}`;
  }
  if (close.length === board.rows.length - 1 && close.length > 1)
    return `${name} ranks best, and all others come close`;
  const names = close.map((row) => modelInSentence(row.model));
  return `${name} ranks best; only ${listed(names)} ${names.length === 1 ? 'comes' : 'come'} close`;
}

export function thresholdFinding({ threshold: t }: RunView): string {
  if (!t.reached) {
    return `No threshold reaches the target of ${percent(t.target_precision)}: ${t.threshold.toFixed(3)} has the highest precision, ${score(t.precision)}`;
  }
  return `At ${t.threshold.toFixed(3)}, the chosen threshold, ${inTen(t.precision)} of the flagged rows are right`;
}

/** `nine in ten` where that is what it rounds to within 2 %, else percent. */
export function inTen(share: number): string {
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  const tenth = Math.round(share * 10);
  return Math.abs(share - tenth / 10) < 0.02 && tenth >= 1 && tenth <= 9
    ? `${words[tenth - 1]} in ten`
    : roundedPercent(share);
}

/** @param isBest otherwise the model is named */
export function rocFinding(model: ModelView, className: string, isBest: boolean): string {
  return `${isBest ? 'It' : modelName(model.model)} finds ${roundedPercent(heightAt(model.roc, 0.05))} of ${className} while flagging 5\u00a0% of the others`;
}

export function precisionRecallFinding(models: readonly ModelView[]): string {
  const by = [...models].sort((a, b) => (b.mean.average_precision ?? 0) - (a.mean.average_precision ?? 0));
  return by.length === 1
    ? `${modelName(by[0].model)}: average precision ${score(by[0].mean.average_precision)}`
    : `${modelName(by[0].model)} keeps its precision best`;
}

export function testFinding({ test, threshold }: RunView): string {
  const { tp, fp } = test.confusion_matrix;
  if (tp + fp === 0) return 'On rows it never saw, it flags none';
  const got = tp / (tp + fp);
  const target = threshold.target_precision;
  const verdict = got >= target ? `the target of ${percent(target)} holds` : `the target was ${percent(target)}`;
  // Where both would be rounded to the same number, one more digit says which side of the target it is.
  const near = Math.abs(got - target) < 0.01;
  return `On rows it never saw, ${near ? percent(got, 1) : roundedPercent(got)} of the flagged are right: ${verdict}`;
}

export function confusionFinding({ test }: RunView): string {
  const { fp, tn } = test.confusion_matrix;
  return `${count(fp)} of ${plural(fp + tn, 'other')} ${fp === 1 ? 'was' : 'were'} flagged by mistake`;
}

/** "Of 100 rows it flags, 90 are purchased = 1; it finds 63 of 100 of them." as parts to emphasise. */
export function thresholdSentence(precision: number, recall: number): { flagged: number; found: number } {
  return { flagged: Math.round(precision * 100), found: Math.round(recall * 100) };
}

export const rankNote = (rankBy: RankBy): string =>
  `Circles are folds, the bar is their mean. Differences with 95\u00a0% intervals, corrected for overlapping training sets (Nadeau and Bengio). Ranked by ${RANK_NAMES[rankBy]}. Precision and recall at probability 0.5.`;

function listed(names: readonly string[]): string {
  return names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
