import type { Bundle, Clock, RunProgress, TaskEvent } from '../core/index.ts';
import type { Machine } from '../platform/node/machine.ts';
import { VERSION_LINE } from './version-line.ts';

export interface TrainLog extends RunProgress {
  onTask(event: TaskEvent): void;
  /** The whole text. */
  text(bundle: Bundle, machine: Machine, workers: number): string;
}

/**
 * What belongs to the day and the machine: when, where, and how long each task took. It lies beside the hashed files of a
 * run's folder, and no bundle holds it.
 */
export function createTrainLog(clock: Clock): TrainLog {
  const began = new Date();
  const start = clock();
  const lines: string[] = [];
  return {
    onTask({ task, state, seconds, sha256 }) {
      if (state !== 'done' && state !== 'stored') return;
      const took = seconds === undefined ? '' : ` ${seconds.toFixed(3)} s`;
      lines.push(`${(clock() - start).toFixed(3)} ${task.name} ${state}${took} ${sha256 ?? ''}`.trimEnd());
    },
    text: (bundle, machine, workers) =>
      [
        `program  ${VERSION_LINE}`,
        `run      ${bundle.runId}`,
        `bundle   ${bundle.sha256}`,
        `began    ${began.toISOString()}`,
        `ended    ${new Date().toISOString()}`,
        `workers  ${workers}`,
        ...Object.entries(machine).map(([key, value]) => `${key.padEnd(8)} ${value}`),
        `peak_memory_bytes ${process.resourceUsage().maxRSS * 1024}`,
        '',
        'seconds since the beginning, task, state, seconds taken, SHA-256 of its output:',
        ...lines,
        '',
      ].join('\n'),
  };
}
