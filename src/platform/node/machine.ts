import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { workersWithin } from '../memory-budget.ts';

/** What belongs to the machine and never enters a bundle. */
export interface Machine {
  readonly node: string;
  readonly v8: string;
  readonly platform: string;
  readonly arch: string;
  readonly release: string;
  readonly processor: string;
  readonly cores: number;
  readonly memory_bytes: number;
  readonly time_zone: string;
  readonly locale: string;
}

export function describeMachine(): Machine {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return {
    node: process.versions.node,
    v8: process.versions.v8,
    platform: platform(),
    arch: arch(),
    release: release(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory_bytes: totalmem(),
    time_zone: timeZone,
    locale,
  };
}

/** @param workerBytes that each worker needs, where the data is known */
export function defaultWorkers(workerBytes?: number): number {
  return workersWithin(availableParallelism(), memoryLimit(), workerBytes);
}

/** The machine's memory, or what a container may use of it. */
function memoryLimit(): number {
  const constrained = process.constrainedMemory();
  // Without a limit it is 0, or a number beyond any machine.
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
