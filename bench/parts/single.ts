import { writeKernelData } from '../data/kernel-data.ts';
import { referenceData } from '../data/reference.ts';
import { REFERENCE_KERNELS, type Kernel, type Representation } from '../kernels.ts';
import { compare, type Comparison } from '../measure/compare.ts';
import { enoughRounds } from '../measure/enough.ts';
import { race, startOurs, startTheirs } from '../measure/kernel-race.ts';
import { withTemporaryFolder } from '../paths.ts';
import type { Table } from '../report/table.ts';
import { ratioText, secondsText, significant, targetText } from '../report/words.ts';

interface SingleResult extends Comparison {
  readonly kernel: string;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly representation: Representation | null;
  readonly target: number | undefined;
  readonly auc: { readonly ours: number; readonly theirs: number };
}

const LIMIT_SECONDS = 300;

/** Single fits on the reference data, warm, one thread each. */
export async function measureSingleFits(
  python: string,
  rounds: number,
  only: string,
): Promise<{ results: readonly SingleResult[]; absent: readonly string[] }> {
  const results: SingleResult[] = [];
  const absent: string[] = [];
  await withTemporaryFolder(async (folder) => {
    writeKernelData(folder, referenceData());
    for (const kernel of REFERENCE_KERNELS.filter(({ label }) => label.includes(only))) {
      const result = await measure(python, kernel, folder, rounds);
      if (result === null) absent.push(kernel.label);
      else results.push(result);
    }
  });
  return { results, absent };
}

async function measure(python: string, kernel: Kernel, folder: string, rounds: number): Promise<SingleResult | null> {
  const ours = await startOurs(kernel, folder, LIMIT_SECONDS);
  if (ours === null) return null;
  const theirs = await startTheirs(python, kernel, kernel.representations, folder, LIMIT_SECONDS);
  // A short fit of ours is warm only when the JIT has seen it a few times.
  for (let i = 0; i < 3; i++) await ours.runner.run();
  const { runner } = theirs;
  const answers = await race(ours.runner, runner, enoughRounds(rounds));
  const seconds = {
    ours: answers.ours.map((answer) => answer.seconds),
    theirs: answers.theirs.map((answer) => answer.seconds),
  };
  const auc = { ours: await ours.runner.auc(), theirs: await runner.auc() };
  ours.runner.close();
  runner.close();
  const { representation } = theirs;
  const { label, target } = kernel;
  return { kernel: label, ...seconds, ...compare(seconds.ours, seconds.theirs), representation, target, auc };
}

export function singleTable(results: readonly SingleResult[], absent: readonly string[]): Table {
  return {
    title: 'Single fits on the reference data, one thread, warm',
    header: ['kernel', 'Selfsame', 'scikit-learn', 'ratio (rounds)', 'target', 'AUC'],
    rows: results.map((result) => [
      result.kernel,
      secondsText(result.ours),
      `${secondsText(result.theirs)}, ${result.representation}`,
      ratioText(result),
      targetText(result.ratio, result.target),
      `${significant(result.auc.ours)} / ${significant(result.auc.theirs)}`,
    ]),
    notes: absent.map((label) => `${label}: this version has no such model.`),
  };
}
