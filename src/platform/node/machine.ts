import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';

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

/** A core more than this many gains little and costs memory. */
const MOST_WORKERS = 8;

export function defaultWorkers(): number {
  return Math.min(availableParallelism(), MOST_WORKERS);
}
