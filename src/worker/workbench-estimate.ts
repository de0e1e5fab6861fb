import { readTable } from '../core/data/read-table.ts';
import { problemError } from '../core/errors.ts';
import type { FitSize } from '../core/pipeline/cost.ts';
import { couldBeLong, estimateRun, LONG_SECONDS } from '../core/pipeline/estimate.ts';
import { plannedRun } from '../core/pipeline/planned-run.ts';
import { remainingFits } from '../core/pipeline/remaining-fits.ts';
import type { RunConfig } from '../core/config/config.ts';
import type { EstimateView } from './protocol.ts';
import { clock, pause, type OpenDataset, type Session } from './workbench-session.ts';

/** Estimates of runs that could be long, one at a time: a new question, or a run, ends the one under way. */
export function createEstimates(session: Session) {
  let asked = 0;
  return async (dataset: OpenDataset, config: RunConfig, size: FitSize): Promise<EstimateView | null> => {
    const mine = ++asked;
    if (config.engine !== 'selfsame') return null;
    const planned = await plannedRun(new Map([['dataset', dataset.sha256]]), config, session.store);
    const remaining = remainingFits(config, planned);
    const workers = session.executor.concurrency;
    if (!couldBeLong(size, config, workers, remaining)) return null;
    const { table } = readTable(dataset.bytes, config.data);
    const pauseUnlessOver = async (): Promise<void> => {
      await pause();
      if (mine !== asked || session.underWay !== null)
        throw problemError('run/cancelled', 'The estimate is no longer asked for.');
    };
    const { seconds, models, rest, proposals } = await estimateRun(table, config, {
      workers,
      clock,
      remaining,
      pause: pauseUnlessOver,
    });
    return seconds < LONG_SECONDS ? null : { seconds, workers, models, rest, proposals };
  };
}
