import { sha256 } from '../bytes/digest.ts';
import { pack, unpack } from '../bytes/pack.ts';
import { SelfsameError, type Problem } from '../errors.ts';
import { rowsOfFold } from '../evaluation/split.ts';
import { checkPin, executeTasks } from '../pipeline/execute-run.ts';
import { createMemoryStore } from '../pipeline/memory-store.ts';
import { decodeOutput } from '../pipeline/outputs.ts';
import { planSelection } from '../pipeline/plan.ts';
import type { RunInput } from '../pipeline/result.ts';
import type { SweepResult } from '../pipeline/sweep.ts';
import type { Hashed, Task } from '../pipeline/task.ts';
import { shuffle, stream, type Stream } from '../random/stream.ts';
import type { Lineage } from './lineage.ts';
import type { OutOfFoldTable } from './read-tables.ts';
import { compareTasks, type ReplayOptions } from './replay.ts';
import type { SpotCheckedFit, SpotCheckReport } from './report.ts';
import { choiceOutputs } from './sweep-outputs.ts';

export interface SpotCheckOptions {
  /** How many fits of folds to repeat; all of them where there are fewer. */
  readonly fits: number;
  /** Picked by the verifier when the bundle is already there, so that a forger cannot foresee the draw. */
  readonly seed: number;
}

/** What the bundle says of the fits. */
export interface Recorded {
  readonly outOfFold: OutOfFoldTable;
  /** `null` where nothing was swept. */
  readonly sweep: SweepResult | null;
}

export interface SpotChecked {
  readonly report: SpotCheckReport;
  readonly problems: readonly Problem[];
}

type FoldFit = Task & { readonly model: string; readonly part: number };

/**
 * Repeats some fits of folds from the dataset on, through split and preprocessing, without a store of finished tasks,
 * and compares their probabilities with out_of_fold.csv, bit for bit, and every repeated task with lineage.
 * @throws SelfsameError `run/cancelled`, `run/worker-died`
 */
export async function spotCheck(
  input: RunInput,
  lineage: Lineage,
  { outOfFold, sweep }: Recorded,
  { fits, seed }: SpotCheckOptions,
  options: ReplayOptions,
): Promise<SpotChecked> {
  const plan = planSelection(input.config);
  const all = plan.filter(isFoldFit);
  const drawn = draw(all, fits, stream(seed, 'spot-check'));
  const tries = draw(
    plan.filter(({ kind }) => kind === 'try'),
    fits,
    stream(seed, 'spot-check/sweep'),
  );
  const outputs = new Map<string, Hashed>([['dataset', input.dataset]]);
  // A choice is taken from the file, which was checked against the scores of all candidates: to make it again would take
  // every try of the fold. That the tries are honest is what is drawn for.
  if (sweep !== null)
    for (const [name, choice] of choiceOutputs(input.config, sweep)) {
      const bytes = pack(choice);
      outputs.set(name, { bytes, sha256: await sha256(bytes) });
    }
  const tasks = withAncestors(plan, [...drawn, ...tries], outputs);
  options.progress?.onPlan?.(tasks);
  let causes: readonly Problem[] = [];
  try {
    checkPin(input);
    await executeTasks(tasks, input.config, outputs, { ...options, store: createMemoryStore() });
  } catch (error) {
    if (!(error instanceof SelfsameError) || error.code.startsWith('run/')) throw error;
    // The experiment itself cannot be done: that is a finding, not a failure of the verifier.
    causes = error.problems;
  }
  const hashes = new Map([...outputs].map(([name, { sha256 }]) => [name, sha256]));
  const names = new Set(tasks.map(({ name }) => name));
  const repeated = compareTasks(lineage, hashes).filter(({ name }) => names.has(name));
  const compared = drawn.map((task) => compareFit(task, outputs, outOfFold));
  const first =
    repeated.find(({ state }) => state !== 'same')?.name ?? compared.find(({ passed }) => !passed)?.task ?? null;
  const problems = first === null ? causes : [...causes, difference(first, compared)];
  const report = { passed: problems.length === 0, seed, of: all.length, first_difference: first };
  return { report: { ...report, fits: compared, tasks: repeated }, problems };
}

/** A spot check that was not begun, because what it would begin with is wrong already. */
export function spotCheckNotPossible(seed: number, culprit: string): SpotChecked {
  return { report: { passed: false, seed, of: 0, first_difference: culprit, fits: [], tasks: [] }, problems: [] };
}

function isFoldFit(task: Task): task is FoldFit {
  return task.kind === 'fit' && typeof task.part === 'number';
}

/** In plan order. */
function draw<T extends Task>(fits: readonly T[], count: number, random: Stream): readonly T[] {
  const order = Int32Array.from(fits, (_, i) => i);
  shuffle(order, random);
  return [...order.slice(0, count)].sort((a, b) => a - b).map((i) => fits[i]);
}

/** @param known outputs that need not be made */
function withAncestors(
  plan: readonly Task[],
  wanted: readonly Task[],
  known: ReadonlyMap<string, unknown>,
): readonly Task[] {
  const needed = new Set(wanted.map(({ name }) => name));
  for (const task of [...plan].reverse())
    if (needed.has(task.name) && !known.has(task.name)) for (const name of task.inputs) needed.add(name);
  return plan.filter(({ name }) => needed.has(name));
}

function compareFit(task: FoldFit, outputs: ReadonlyMap<string, Hashed>, table: OutOfFoldTable): SpotCheckedFit {
  const base = { task: task.name, model: task.model, fold: task.part };
  const fit = outputs.get(task.name);
  const splitOutput = outputs.get('split');
  const recorded = new Map<number, number>();
  const column = table.probabilities[table.models.indexOf(task.model)];
  table.row.forEach((row, i) => {
    if (table.fold[i] === task.part && column !== undefined) recorded.set(row, column[i]);
  });
  if (fit === undefined || splitOutput === undefined)
    return { ...base, rows: recorded.size, different: recorded.size, largest_difference: 1, passed: false };
  const { probabilities } = decodeOutput('foldFit', unpack(fit.bytes));
  const rows = rowsOfFold(decodeOutput('split', unpack(splitOutput.bytes)), task.part, 'validation');
  let different = Math.abs(recorded.size - rows.length);
  let largest = 0;
  rows.forEach((row, i) => {
    const other = recorded.get(row);
    if (other === probabilities[i]) return;
    different++;
    largest = Math.max(largest, other === undefined ? 1 : Math.abs(other - probabilities[i]));
  });
  return { ...base, rows: rows.length, different, largest_difference: largest, passed: different === 0 };
}

function difference(first: string, fits: readonly SpotCheckedFit[]): Problem {
  const wrong = fits.filter(({ passed }) => !passed);
  const named = wrong.map(({ model, fold }) => `${model} in fold ${fold}`).join(', ');
  const what = first.startsWith('sweep/')
    ? 'other scores of a candidate than sweep.json has'
    : wrong.length === 0
      ? 'its probabilities are the recorded ones, its hash is not'
      : `other probabilities for ${named}`;
  return {
    code: 'bundle/spot-check',
    severity: 'error',
    message: `Repeated from the dataset, ${first} comes out different (${what}): the recorded results do not follow from this data and config.`,
  };
}
