import { generateKernelData, type Shape } from '../data/generate.ts';
import { writeKernelData } from '../data/kernel-data.ts';
import type { Kernel, Representation } from '../kernels.ts';
import { present, race, startOurs, startTheirs, type Started } from '../measure/kernel-race.ts';
import type { FitAnswer } from '../measure/protocol.ts';
import { withTemporaryFolder } from '../paths.ts';

export const LIMIT_SECONDS = 120;
/** Of the rows that are fitted, how many more are asked. */
const QUERY_SHARE = 0.25;
/** Runs that take longer than this together are not repeated. */
const ONCE_SECONDS = 20;

export interface CellSide {
  /** Of the rounds; empty where even one went past the limit. */
  readonly seconds: readonly number[];
  readonly cpuSeconds: readonly number[];
  readonly peakBytes: number;
  readonly auc: number | null;
}

export interface Cell {
  readonly kernel: string;
  readonly shape: string;
  readonly rows: number;
  readonly ours: CellSide;
  readonly theirs: CellSide & { readonly representation: Representation | null };
}

/** One cell, both sides in processes of their own; null where this version has no such model. */
export function measureCell(
  python: string,
  kernel: Kernel,
  shape: Shape & { readonly label: string },
  rows: number,
): Promise<Cell | null> {
  return withTemporaryFolder(async (folder) => {
    writeKernelData(folder, generateKernelData(rows, rows * QUERY_SHARE, shape));
    const ours = await startOurs(kernel, folder, LIMIT_SECONDS);
    if (ours === null) return null;
    const theirs = await startTheirs(python, kernel, representationsOf(kernel, shape), folder, LIMIT_SECONDS);
    const answers = await run(ours, theirs);
    const cell = {
      kernel: kernel.label,
      shape: shape.label,
      rows,
      ours: await sideOf(ours, answers.ours),
      theirs: { ...(await sideOf(theirs, answers.theirs)), representation: theirs.representation },
    };
    ours.runner.close();
    theirs.runner.close();
    return cell;
  });
}

/** Without categories there is nothing to encode. */
function representationsOf({ representations }: Kernel, { levels }: Shape): readonly Representation[] {
  return levels.length > 0 ? representations : [representations.includes('codes') ? 'codes' : 'dense'];
}

async function run(
  ours: Started,
  theirs: Started,
): Promise<{ ours: readonly FitAnswer[]; theirs: readonly FitAnswer[] }> {
  if (ours.first === null || theirs.first === null || ours.first.seconds + theirs.first.seconds > ONCE_SECONDS)
    return { ours: present(ours.first), theirs: present(theirs.first) };
  return race(ours.runner, theirs.runner, (rounds, spent) => spent >= 8 || (rounds >= 5 && spent >= 1) || rounds >= 40);
}

async function sideOf({ runner }: Started, answers: readonly FitAnswer[]): Promise<CellSide> {
  // Before the queries that only the AUC needs.
  const peakBytes = runner.peakBytes();
  return {
    seconds: answers.map(({ seconds }) => seconds),
    cpuSeconds: answers.map(({ cpuSeconds }) => cpuSeconds),
    peakBytes,
    auc: answers.length === 0 ? null : await runner.auc(),
  };
}
