import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/** A machine is named by cores and clock only. */
export interface Machine {
  readonly cores: number;
  readonly mhz: number;
}

export function thisMachine(): Machine {
  return { cores: availableParallelism(), mhz: Math.round(cpus()[0]?.speed || kernelClock()) };
}

/** Virtual machines may tell the clock in /proc alone. */
function kernelClock(): number {
  try {
    return Number(/^cpu MHz\s*: ([\d.]+)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

export function machineName({ cores, mhz }: Machine): string {
  return `${cores} cores at ${(mhz / 1000).toFixed(1)} GHz`;
}
