import { sha256 } from '../bytes/digest.ts';
import { readTable } from '../data/read-table.ts';
import { fail, type Problem } from '../errors.ts';
import { engineerFeatures } from '../features/engineer.ts';
import { OWN_ENGINE, type Engine, type EngineLoader } from '../models/engine.ts';
import { createDeflater } from '../pipeline/deflate-files.ts';
import { isOurs } from '../pipeline/kernels.ts';
import { need, runCheck, shownByReplay, type CheckContext, type NamedCheck } from './check.ts';
import { configFollows, lineageFollows, modelFollows, pathOf, tablesAgree } from './check-consistency.ts';
import { completeness, container, fileChecks, readable, REPACKED, runIdFollows, sums } from './check-files.ts';
import { dataTasksFollow, driftFollows, preprocessingFollows } from './check-data.ts';
import { comparisonsFollow, importanceFollows, intervalsFollow } from './check-results.ts';
import { cardFollows, driftAgrees, logFollows, splitFollows } from './check-derived.ts';
import { dataAgrees, modelCheck } from './check-model.ts';
import { curvesFollow, metricsFollow, thresholdAgrees, thresholdFollows } from './check-scores.ts';
import { sweepChecks } from './check-sweep.ts';
import { tasksFollow } from './check-tasks.ts';
import { checklist, type Shown } from './checklist.ts';
import { damagedLineage } from './damaged-lineage.ts';
import type { Lineage } from './lineage.ts';
import { madeBy, wayTo } from './made-by.ts';
import { once } from './once.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import { lazyParts, partReaders, readInTurn } from './parts.ts';
import { LINEAGE_PATH } from './paths.ts';
import type { ReplayOptions } from './replay.ts';
import type { CheckResult, Depth, VerificationReport } from './report.ts';
import { restoreRun } from './restore-run.ts';
import type { SpotCheckOptions } from './spot-check.ts';
import { beginReplay, beginSpotCheck } from './train-again.ts';

export interface VerifyOptions extends Partial<ReplayOptions> {
  readonly depth: Depth;
  /** For bundles of other engines than our own; without it their models cannot be read. */
  readonly loadEngine?: EngineLoader;
  /** For a bundle without its dataset. */
  readonly dataset?: Uint8Array;
  /** A re-packed container fails. */
  readonly strict?: boolean;
  /** SHA-256 that the zip must have, from somewhere that the bundle did not come from. */
  readonly expect?: string;
  /** Lets others have their turn between two checks: a replay's next tasks, a person who cancels. */
  readonly pause?: () => Promise<void>;
  /** What to draw where the depth is `spot-check`. */
  readonly spotCheck?: SpotCheckOptions;
}

const BYTES: readonly NamedCheck[] = [container, completeness, sums, runIdFollows];
const CONTENTS: readonly NamedCheck[] = [
  readable,
  configFollows,
  lineageFollows,
  modelFollows,
  tablesAgree,
  splitFollows,
  thresholdAgrees,
  metricsFollow,
  thresholdFollows,
  curvesFollow,
  comparisonsFollow,
  intervalsFollow,
  importanceFollows,
  driftAgrees,
  logFollows,
  cardFollows,
  tasksFollow,
];
const MODEL: readonly NamedCheck[] = [dataAgrees, preprocessingFollows, driftFollows, dataTasksFollow, modelCheck];

/** The depth to verify at where nobody has said: the model check where the dataset is at hand. */
export function defaultDepth(opened: OpenedBundle, dataset?: Uint8Array): Depth {
  const present = opened.lineage !== null && fileAt(opened, opened.lineage.dataset.path) !== undefined;
  return present || dataset !== undefined ? 'model-check' : 'integrity';
}

/**
 * Checks a bundle to a depth. All checks are made and all failures reported, whatever is in the files.
 * @throws SelfsameError `bundle/dataset-needed`, `run/kernels`, `run/cancelled`, `run/worker-died`
 */
export async function verifyBundle(opened: OpenedBundle, options: VerifyOptions): Promise<VerificationReport> {
  const { lineage } = opened;
  if (lineage === null) return damagedLineage(opened, options.depth);
  const foreign = !isOurs(lineage.engine);
  const engine = await engineOf(lineage.engine.name, options);
  refuse(opened, lineage, options);
  const { dataset, suppliedHash } = await findDataset(opened, lineage, options.dataset);
  const { depth, executor, signal, spotCheck: drawn = { fits: 0, seed: 0 } } = options;
  const deflater = executor === undefined ? undefined : createDeflater({ executor, signal });
  const readers = partReaders(opened, lineage, engine);
  const config = once(readers.config);
  const reading = once(() => readTable(dataset ?? new Uint8Array(), need(config()).data));
  const hashes = new Map<string, string>();
  const source = { opened, lineage, config: config(), dataset, reading };
  // What takes longest goes first: workers train, or compress the container's files, while this thread reads and checks.
  const training = executor !== undefined && isTraining(depth) ? { ...options, executor } : null;
  const replaying =
    training !== null && depth === 'replay' ? beginReplay(source, hashes, { ...training, spare: deflater }) : null;
  const canonical = (after?: Promise<void>) =>
    opened.isCanonical(deflater === undefined ? undefined : { deflater, after });
  // Its outcome is awaited by a check.
  if (depth !== 'spot-check') void canonical(replaying?.trained).catch(() => undefined);
  const replayed = (await replaying?.outcome) ?? null;
  // The program makes these files of each other in all the ways that the checks of contents ask about, and has just made
  // each of them with the same bytes: these checks would do a part of it once more.
  const isRepeated = replayed?.report.passed === true;
  const parts = lazyParts({ ...readers, config });
  if (!isRepeated) await readInTurn(parts, options.pause);
  const context: CheckContext = {
    opened,
    lineage,
    parts,
    dataset,
    strict: options.strict ?? false,
    foreign,
    canonical: () => canonical(),
    run: once(() => restoreRun(parts, lineage)),
    reading,
    engineered: once(() => engineerFeatures(reading().table, need(parts.config).features)),
  };
  const spotting =
    training !== null && depth === 'spot-check' ? beginSpotCheck(source, context, drawn, training) : null;
  await spotting?.busy;
  const ofBytes = [...fileChecks(lineage), ...BYTES];
  if (options.expect !== undefined) ofBytes.unshift(fingerprint(options.expect));
  if (suppliedHash !== null) ofBytes.unshift(suppliedDataset(lineage, suppliedHash));
  const ofContents = [...CONTENTS, ...sweepChecks(lineage), ...(depth === 'integrity' ? [] : MODEL)];
  // Workers compress beside the other checks.
  const before = [...ofBytes.filter((check) => check !== container), ...(isRepeated ? [] : ofContents)];
  const outcomes = await runChecks(before, context, options.pause);
  const spotChecked = (await spotting?.outcome) ?? null;
  outcomes.set(container, await runCheck(container, context));
  const results: [string, CheckResult][] = [];
  const problems: Problem[] = [];
  for (const check of [...ofBytes, ...ofContents]) {
    const outcome = outcomes.get(check);
    results.push([check.name, outcome?.result ?? shownByReplay(check, aboutOf(check, lineage))]);
    problems.push(...(outcome?.problems ?? []));
  }
  problems.push(...(spotChecked?.problems ?? []), ...(replayed?.problems ?? []));
  const repeated = [spotChecked, replayed].filter((found) => found !== null);
  const shown: Shown = {
    checks: Object.fromEntries(results),
    made_by: { ...lineage.engine, repeatable: !foreign },
    seed: lineage.seed,
    spot_check: spotChecked?.report ?? null,
    replay: replayed?.report ?? null,
  };
  const { checks, made_by, spot_check, replay: replayReport } = shown;
  return {
    run_id: lineage.run_id,
    made_by,
    depth,
    checks,
    passed: results.every(([, { passed }]) => passed) && repeated.every(({ report }) => report.passed),
    notes: await notesOf(context),
    spot_check,
    replay: replayReport,
    checklist: checklist(shown),
    problems,
  };
}

function aboutOf({ role }: NamedCheck, lineage: Lineage): string | null {
  return role === null ? null : pathOf(lineage, role);
}

async function runChecks(wanted: readonly NamedCheck[], context: CheckContext, pause?: () => Promise<void>) {
  const found = new Map<NamedCheck, Awaited<ReturnType<typeof runCheck>>>();
  for (const check of wanted) {
    found.set(check, await runCheck(check, context));
    await pause?.();
  }
  return found;
}

function engineOf(name: string, { loadEngine }: VerifyOptions): Engine | Promise<Engine> {
  return name === 'mljs' && loadEngine !== undefined ? loadEngine(name) : OWN_ENGINE;
}

function isTraining(depth: Depth): boolean {
  return depth === 'spot-check' || depth === 'replay';
}

function refuse(opened: OpenedBundle, lineage: Lineage, options: VerifyOptions): void {
  const { depth, dataset, executor, spotCheck: spotCheckOptions } = options;
  const trains = isTraining(depth);
  if (trains && !isOurs(lineage.engine))
    fail('run/kernels', `${madeBy(lineage.engine)}.`, {
      fix: [
        'Verify without a spot check or a replay, or take that version of the program.',
        ...wayTo(lineage.engine),
      ].join(' '),
      place: { path: LINEAGE_PATH },
    });
  if (depth !== 'integrity' && dataset === undefined && fileAt(opened, lineage.dataset.path) === undefined)
    fail(
      'bundle/dataset-needed',
      'The dataset is not in the bundle, so only the integrity of the files can be checked.',
      {
        fix: `Supply the dataset with the SHA-256 ${lineage.dataset.sha256}.`,
        place: { path: lineage.dataset.path },
      },
    );
  if (trains && executor === undefined) throw new TypeError(`a ${depth} needs an executor`);
  if (depth === 'spot-check' && spotCheckOptions === undefined) throw new TypeError('a spot check needs a seed');
}

/** The bundled dataset, or else the supplied one, if its hash is the recorded one. */
async function findDataset(
  opened: OpenedBundle,
  lineage: Lineage,
  supplied: Uint8Array | undefined,
): Promise<{ dataset: Uint8Array | null; suppliedHash: string | null }> {
  const { path, sha256: expected } = lineage.dataset;
  const suppliedHash = supplied === undefined ? null : await sha256(supplied);
  if (supplied !== undefined && suppliedHash === expected) return { dataset: supplied, suppliedHash };
  const bundled = fileAt(opened, path);
  return { dataset: bundled?.sha256 === expected ? bundled.bytes : null, suppliedHash };
}

function fingerprint(expected: string): NamedCheck {
  return {
    name: 'fingerprint',
    title: 'The bundle has the expected fingerprint',
    meaning: 'This is not the bundle that you were told to expect.',
    depth: 'integrity',
    run: ({ opened }) => {
      const found = { path: null, expected, actual: opened.sha256 };
      return opened.sha256 === expected
        ? found
        : { ...found, problem: 'The bundle is another one than was expected.', code: 'bundle/hash' };
    },
  };
}

function suppliedDataset({ dataset }: Lineage, actual: string): NamedCheck {
  return {
    name: 'supplied_dataset',
    title: 'The supplied dataset is the one that the bundle was made from',
    meaning: 'Nothing can be said about the model with these data: ask for the right file.',
    depth: 'integrity',
    run: () => {
      const found = { path: dataset.path, expected: dataset.sha256, actual };
      return actual === dataset.sha256
        ? found
        : {
            ...found,
            problem: 'The supplied dataset is another one than the bundle was made from.',
            code: 'bundle/hash',
          };
    },
  };
}

async function notesOf({ opened, lineage, foreign, canonical }: CheckContext): Promise<string[]> {
  const notes = [...opened.notes];
  if (opened.sha256 !== null && !(await canonical())) notes.push(REPACKED);
  if (fileAt(opened, lineage.dataset.path) === undefined) notes.push('The dataset is not in the bundle.');
  if (foreign) notes.push(`${madeBy(lineage.engine)}.`, ...wayTo(lineage.engine));
  return notes;
}
