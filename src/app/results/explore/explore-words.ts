import type { RunView } from '../../../worker/protocol.ts';
import { modelInSentence } from '../../text/names.ts';
import { count, plural, score } from '../../text/numbers.ts';
import { inTen, thresholdFinding } from '../findings.ts';
import type { Explored } from './explored.ts';

/** Digits of a threshold wherever it is shown in words. */
export const thresholdText = (threshold: number): string => threshold.toFixed(3);

/** The title of the explorer: what the threshold does, and whose it is. */
export function explorerFinding(run: RunView, { isBest, source, moved, threshold, model, point }: Explored): string {
  if (isBest && !moved && source === 'out_of_fold') return thresholdFinding(run);
  const flagged = point.tp + point.fp;
  const rows = source === 'test' ? 'test rows' : 'rows';
  const whose = moved
    ? 'explored'
    : isBest
      ? 'the chosen threshold'
      : `which the target would give ${modelInSentence(model)}`;
  const at = `At ${thresholdText(threshold)}, ${whose},`;
  return flagged === 0 ? `${at} no row is flagged` : `${at} ${inTen(point.precision)} of the flagged ${rows} are right`;
}

/** What a screen reader says of the handle. */
export function handleWords({ threshold, moved, point }: Explored): string {
  const flagged = point.tp + point.fp;
  return `${thresholdText(threshold)}${moved ? ', explored' : ''}: ${plural(flagged, 'row')} flagged, precision ${score(point.precision)}, recall ${score(point.recall)}, F1 ${score(point.f1)}`;
}

/** Of the class that is looked for; a threshold that finds less is hardly what anybody had in mind. */
const FEW_FOUND = 0.1;

/** What to do at the trained threshold; where the target left hardly anything to find, what that comes from. */
export function handleHint({ recall }: { readonly recall: number }, target: number): string {
  return recall < FEW_FOUND
    ? `Few rows reach the target precision of ${target}: drag the handle to the left, or use the arrow keys, to see what a lower one would find.`
    : 'Drag the handle, or use the arrow keys, to see what another threshold would do.';
}

/** Which rows are counted, and how they were scored. */
export function sourceNote(run: RunView, { isBest, source }: Explored): string {
  if (source === 'test')
    return `Counts of the ${count(run.testRows)} test rows, scored by the final model. Whoever chooses a threshold on them has no rows left that are new to it.`;
  const rows = `Counts of the ${count(run.trainRows)} training rows, each scored by a model that had not seen it. Grey bands: lowest and highest fold.`;
  return isBest && run.threshold.chosen_on === 'test'
    ? `${rows} The trained threshold was chosen on the test rows, as the config asks.`
    : rows;
}
