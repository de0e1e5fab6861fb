import type { RunView } from '../../../worker/protocol.ts';

/** Saved charts are told apart by experiment and bundle. */
export const chartFile = (run: RunView, chart: string): string =>
  `${run.config.experiment.name}-${run.sha256.slice(0, 8)}-${chart}`;
