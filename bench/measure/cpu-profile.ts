/** The parts of a .cpuprofile (Chrome DevTools Protocol, Profiler.Profile) that self time follows from. */
export interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  /** From 0. */
  readonly lineNumber: number;
  readonly columnNumber: number;
}

export interface SelfTime {
  readonly frame: CallFrame;
  readonly seconds: number;
}

/** Seconds in each function itself, over several profiles (threads), the largest first; time without work left out. */
export function selfTimes(profiles: readonly CpuProfile[]): SelfTime[] {
  const totals = new Map<string, { readonly frame: CallFrame; seconds: number }>();
  for (const { nodes, samples, timeDeltas } of profiles) {
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    samples.forEach((id, i) => {
      const frame = frames.get(id);
      if (frame === undefined || frame.functionName === '(idle)') return;
      const key = `${frame.functionName} ${frame.url} ${frame.lineNumber} ${frame.columnNumber}`;
      const total = totals.get(key) ?? { frame, seconds: 0 };
      total.seconds += timeDeltas[i] / 1e6;
      totals.set(key, total);
    });
  }
  return [...totals.values()].sort((a, b) => b.seconds - a.seconds);
}
