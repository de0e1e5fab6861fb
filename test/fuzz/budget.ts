import fc, { type IProperty, type IAsyncProperty } from 'fast-check';
import { expect } from 'vitest';

/** What a single input may take, in seconds of a core: the machine may do other things too. */
const MOST_SECONDS = 1;
const MOST_BYTES = 256 * 1024 * 1024;

/** `FUZZ_SEED` repeats what a run printed, `FUZZ_RUNS` sets the inputs of each target. */
const SEED = process.env['FUZZ_SEED'] === undefined ? Date.now() % 2 ** 31 : Number(process.env['FUZZ_SEED']);
const LONG = process.env['FUZZ_RUNS'];

/**
 * Holds a property over many inputs and says by which seed they were drawn.
 * @param runs inputs in the suite of its own; the normal tests take a few hundred
 */
export async function fuzz<T>(name: string, runs: number, property: IProperty<T> | IAsyncProperty<T>): Promise<void> {
  const numRuns = LONG === undefined ? Math.min(SHORT, runs) : LONG === 'all' ? runs : Math.min(runs, Number(LONG));
  console.log(`${name}: ${numRuns} inputs, FUZZ_SEED=${SEED}`);
  await fc.assert(property as IAsyncProperty<T>, { seed: SEED, numRuns, endOnFailure: LONG !== undefined });
}

const SHORT = 200;

/** Uses an input once, within the bounds of time and memory; one that was slow is given two more tries. */
export async function within<T>(use: () => T | Promise<T>): Promise<T> {
  const before = process.resourceUsage().maxRSS;
  const start = process.cpuUsage();
  const result = await use();
  let seconds = cpuSeconds(start);
  for (let again = 0; again < 2 && seconds > MOST_SECONDS; again++) {
    const once = process.cpuUsage();
    await use();
    seconds = Math.min(seconds, cpuSeconds(once));
  }
  if (LONG === undefined) return result;
  expect(seconds).toBeLessThan(MOST_SECONDS);
  // The highest that the process ever had, so that nothing in between goes unseen; in KiB.
  expect((process.resourceUsage().maxRSS - before) * 1024).toBeLessThan(MOST_BYTES);
  return result;
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}
