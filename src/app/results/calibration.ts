import type { ReliabilityBin, ScoresView } from '../../worker/protocol.ts';
import type { ChartData } from '../charts/export/csv.ts';
import { count, NB, score } from '../text/numbers.ts';

/** Whether the interval of what was observed leaves the prediction out, and on which side. */
export function missOf({ predicted, low, high }: ReliabilityBin): 'too high' | 'too low' | null {
  if (predicted > high) return 'too high';
  return predicted < low ? 'too low' : null;
}

export function calibrationFinding({ reliability, brier }: ScoresView): string {
  const of = (kind: 'too high' | 'too low'): number => reliability.filter((bin) => missOf(bin) === kind).length;
  const [high, low] = [of('too high'), of('too low')];
  const rest = `(Brier score ${score(brier)})`;
  if (high + low === 0) return `Probabilities can be taken at their word ${rest}`;
  const bins = `of${NB}${count(reliability.length)}${NB}groups`;
  if (low === 0) return `Probabilities are too high in ${count(high)}${NB}${bins} ${rest}`;
  if (high === 0) return `Probabilities are too low in ${count(low)}${NB}${bins} ${rest}`;
  return `Probabilities are too high in ${count(high)} and too low in ${count(low)}${NB}${bins} ${rest}`;
}

export function calibrationData({ reliability }: ScoresView): ChartData {
  return {
    head: ['rows', 'positives', 'mean_probability', 'share_of_positives', 'low_95', 'high_95'],
    rows: reliability.map((bin) => [bin.rows, bin.positives, bin.predicted, bin.observed, bin.low, bin.high]),
  };
}
