import type { ModelName, RunView, ScoresSource, ScoresView } from '../../../worker/protocol.ts';
import { operatingAt, type OperatingPoint } from '../../charts/operating.ts';
import { scoresKey, type ResultsState } from '../../store/results-state.ts';

/** What the results show now: one model on one set of rows at one threshold. */
export interface Explored {
  readonly model: ModelName;
  readonly isBest: boolean;
  readonly source: ScoresSource;
  /** `null` until the table of counts is here; then only the best model's curves are known. */
  readonly scores: ScoresView | null;
  /** The run's threshold; of another model the one that the config's rule would choose. */
  readonly trained: number;
  readonly threshold: number;
  /** Whether it is another than the trained one. */
  readonly moved: boolean;
  readonly point: OperatingPoint;
}

export function exploredOf(run: RunView, results: ResultsState): Explored {
  const best = run.models[0].model;
  const mine = results.run === run.sha256;
  const model = (mine ? results.model : null) ?? best;
  const source = mine ? results.source : 'out_of_fold';
  const scores = (mine ? results.scores[scoresKey(model, source)] : undefined) ?? null;
  const isBest = model === best;
  const trained = isBest ? run.threshold.threshold : (scores?.chosen ?? run.threshold.threshold);
  const threshold = (mine ? results.threshold : null) ?? trained;
  return {
    model,
    isBest,
    source,
    scores,
    trained,
    threshold,
    moved: threshold !== trained,
    point: operatingAt(scores?.counts ?? run.operating, threshold),
  };
}

/** A small step is half a per cent, a large one five. */
const STEP = 0.005;
const PAGE = 0.05;
/** Steps land on round numbers. */
const DECIMALS = 4;

/** Where a key leads the handle from `threshold`; `null` for a key that does not. */
export function stepThreshold(threshold: number, key: string): number | null {
  const to = (value: number): number => Math.min(1, Math.max(0, Number(value.toFixed(DECIMALS))));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(threshold - STEP);
    case 'ArrowRight':
    case 'ArrowUp':
      return to(threshold + STEP);
    case 'PageDown':
      return to(threshold - PAGE);
    case 'PageUp':
      return to(threshold + PAGE);
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return null;
  }
}

/** What a person typed, with a decimal comma too, or as per cent; `null` where it is no number from 0 to 1. */
export function readThreshold(text: string): number | null {
  const bare = text.trim().replace(',', '.');
  const value = bare.endsWith('%') ? Number(bare.slice(0, -1)) / 100 : Number(bare);
  return bare === '' || bare === '%' || !(value >= 0 && value <= 1) ? null : value;
}

/** Threshold under a pointer, to a thousandth: finer than a pixel. */
export function thresholdAt(x: number, left: number, right: number): number {
  const share = (x - left) / Math.max(1, right - left);
  return Math.min(1, Math.max(0, Math.round(share * 1000) / 1000));
}
