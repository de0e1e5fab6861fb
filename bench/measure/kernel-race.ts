import type { Kernel, Representation } from '../kernels.ts';
import { OUR_KERNELS, THEIR_KERNELS } from '../paths.ts';
import type { FitAnswer, FitRequest } from './protocol.ts';
import { startSide, TimeLimit, type Side } from './side.ts';

export interface Runner {
  /** One fit. @throws TimeLimit */
  run(): Promise<FitAnswer>;
  /** Area under the ROC curve of the last fit on the query rows: both sides do the same work. */
  auc(): Promise<number>;
  peakBytes(): number;
  close(): void;
}

async function startRunner(
  command: string,
  args: readonly string[],
  folder: string,
  fit: Omit<FitRequest, 'op'>,
  limitSeconds: number,
): Promise<Runner> {
  const side: Side = startSide(command, args);
  await side.ask({ op: 'load', folder });
  return {
    run: () => side.ask<FitAnswer>({ op: 'fit', ...fit }, limitSeconds),
    auc: async () => (await side.ask<{ auc: number }>({ op: 'auc' })).auc,
    peakBytes: side.peakBytes,
    close: side.close,
  };
}

export interface Started {
  readonly runner: Runner;
  readonly representation: Representation | null;
  /** The first, cold run; null where it went past the limit. */
  readonly first: FitAnswer | null;
}

/** Starts our side and runs it once. Null where this version has no such model. */
export async function startOurs(kernel: Kernel, folder: string, limitSeconds: number): Promise<Started | null> {
  const fit = { kernel, representation: kernel.representations[0], predict: kernel.predict ?? false };
  const runner = await startRunner(process.execPath, [OUR_KERNELS], folder, fit, limitSeconds);
  const first = await withinLimit(runner);
  if (first !== null && 'absent' in first) {
    runner.close();
    return null;
  }
  return { runner, representation: null, first };
}

/** Starts the second engine and runs it once. */
export async function startPeer(kernel: Kernel, folder: string, limitSeconds: number): Promise<Started> {
  const fit = { kernel, representation: kernel.representations[0], predict: kernel.predict ?? false };
  const runner = await startRunner(process.execPath, [OUR_KERNELS, 'mljs'], folder, fit, limitSeconds);
  return { runner, representation: null, first: await withinLimit(runner) };
}

/** Starts scikit-learn in each representation and keeps the one whose first run was the fastest. */
export async function startTheirs(
  python: string,
  kernel: Kernel,
  representations: readonly Representation[],
  folder: string,
  limitSeconds: number,
): Promise<Started> {
  let best: Started | null = null;
  for (const representation of representations) {
    const fit = { kernel, representation, predict: kernel.predict ?? false };
    const runner = await startRunner(python, [THEIR_KERNELS], folder, fit, limitSeconds);
    const first = await withinLimit(runner);
    const previous: Started | null = best;
    if (previous === null || isFaster(first, previous.first)) {
      previous?.runner.close();
      best = { runner, representation, first };
    } else runner.close();
  }
  if (best === null) throw new RangeError(`${kernel.label} has no representation`);
  return best;
}

function isFaster(one: FitAnswer | null, other: FitAnswer | null): boolean {
  return one !== null && (other === null || one.seconds < other.seconds);
}

async function withinLimit(runner: Runner): Promise<FitAnswer | null> {
  try {
    return await runner.run();
  } catch (error) {
    if (error instanceof TimeLimit) return null;
    throw error;
  }
}

export function present(answer: FitAnswer | null): readonly FitAnswer[] {
  return answer === null ? [] : [answer];
}

export interface Race {
  readonly ours: readonly FitAnswer[];
  readonly theirs: readonly FitAnswer[];
}

/** Interleaved runs of two sides that are warm, until `enough` says so. */
export async function race(
  ours: Runner,
  theirs: Runner,
  enough: (rounds: number, seconds: number) => boolean,
): Promise<Race> {
  const answers = { ours: [] as FitAnswer[], theirs: [] as FitAnswer[] };
  let spent = 0;
  do {
    answers.ours.push(await ours.run());
    answers.theirs.push(await theirs.run());
    spent += answers.ours.at(-1)!.seconds + answers.theirs.at(-1)!.seconds;
  } while (!enough(answers.ours.length, spent));
  return answers;
}
