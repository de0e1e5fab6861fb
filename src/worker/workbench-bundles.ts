import type { Lineage } from '../core/bundle/lineage.ts';
import { likelyChange } from '../core/bundle/near-dataset.ts';
import { fileAt, fingerprintOf, type OpenedBundle } from '../core/bundle/open-bundle.ts';
import { reportHtml } from '../core/bundle/report-html.ts';
import { reportJson } from '../core/bundle/report.ts';
import { defaultDepth, verifyBundle, type VerifyOptions } from '../core/bundle/verify.ts';
import { sha256 } from '../core/bytes/digest.ts';
import { prettyJson } from '../core/bytes/canonical-json.ts';
import { decodeUtf8, encodeUtf8 } from '../core/bytes/text.ts';
import { problemError, SelfsameError, type Problem } from '../core/errors.ts';
import { programOf } from '../core/bundle/releases.ts';
import { isOurs } from '../core/pipeline/kernels.ts';
import { loadEngine } from '../engines/load-engine.ts';
import { bytesOf, openContent, type BundleContent } from './bundle-content.ts';
import type { BundleView, FileView, RunListener, SuppliedDataset } from './protocol.ts';
import { environmentReport } from './workbench-environment.ts';
import { repeatEstimate } from './workbench-training-size.ts';
import { clock, pause, underWay, type OpenBundle, type Session } from './workbench-session.ts';
import { tasksOfLineage } from './workbench-tasks.ts';
import { verificationView } from './workbench-verification.ts';
import { toldProgress } from './told-progress.ts';

export function bundleOf(session: Session, hash: string): OpenBundle {
  const bundle = session.bundles.get(hash);
  if (bundle !== undefined) return bundle;
  throw problemError('file/not-found', 'The bundle is no longer open.', { fix: 'Drop it again.' });
}

function keep(session: Session, bundle: OpenBundle): BundleView {
  session.bundles.clear();
  session.bundles.set(bundle.file.sha256, bundle);
  return viewOf(bundle);
}

function viewOf({
  file,
  opened,
  estimate,
  container,
  fingerprint,
  supplied,
  report,
  trainingSeconds,
}: OpenBundle): BundleView {
  const { lineage } = opened;
  return {
    file,
    container,
    fingerprint,
    estimate,
    made:
      lineage === null
        ? null
        : {
            by: lineage.engine.name,
            kernels: lineage.engine.kernels,
            seed: lineage.seed,
            runId: lineage.run_id,
            ours: isOurs(lineage.engine),
            program: programOf(lineage.engine.kernels),
          },
    dataset:
      lineage === null
        ? null
        : {
            path: lineage.dataset.path,
            rows: lineage.dataset.rows,
            bytes: lineage.dataset.bytes,
            sha256: lineage.dataset.sha256,
            present: supplied !== null || fileAt(opened, lineage.dataset.path) !== undefined,
            supplied: supplied?.name ?? null,
          },
    files: opened.files.map(({ path, role, bytes, sha256: hash }) => ({
      name: path,
      role,
      bytes: bytes.length,
      sha256: hash,
    })),
    tasks: lineage === null ? [] : tasksOfLineage(lineage),
    report: verificationView(report, trainingSeconds),
  };
}

/** Reads and verifies: integrity, and the model check where the dataset is at hand. */
export async function openBundleView(session: Session, name: string, content: BundleContent): Promise<BundleView> {
  const opened = await openContent(content);
  const hash = opened.sha256 ?? (await listHash(opened));
  const known = session.bundles.get(hash);
  // The same bytes again: what has been found about them stays.
  if (known !== undefined) return keep(session, { ...known, file: { ...known.file, name } });
  // While a run has the workers, compressing would have to wait for it.
  const executor = session.underWay === null ? session.executor : undefined;
  const report = await verifyBundle(opened, { depth: defaultDepth(opened), loadEngine, executor });
  const isCanonical = await opened.isCanonical();
  const container = opened.sha256 === null ? 'folder' : isCanonical ? 'zip' : 're-packed';
  const fingerprint = isCanonical ? opened.sha256 : await fingerprintOf(opened);
  const file = { name, bytes: bytesOf(content), sha256: hash };
  const estimate = repeatEstimate(opened, session.executor.concurrency);
  return keep(session, {
    file,
    opened,
    estimate,
    container,
    fingerprint,
    supplied: null,
    report,
    trainingSeconds: null,
  });
}

/** Tells folders apart. */
function listHash({ files }: OpenedBundle): Promise<string> {
  return sha256(encodeUtf8(JSON.stringify(['folder', ...files.map((file) => [file.path, file.sha256])])));
}

/** Its hash first: another dataset is not looked at any further. */
export async function supplyDataset(
  session: Session,
  hash: string,
  name: string,
  bytes: Uint8Array,
): Promise<SuppliedDataset> {
  const bundle = bundleOf(session, hash);
  const { lineage } = bundle.opened;
  if (lineage === null) throw new SelfsameError(bundle.opened.lineageProblems);
  const expected = lineage.dataset.sha256;
  const given = { name, bytes: bytes.length, sha256: await sha256(bytes) };
  if (given.sha256 !== expected) {
    const change = await likelyChange(bytes, expected);
    return { bundle: viewOf(bundle), given, expected, problem: otherDataset(given, lineage.dataset, change) };
  }
  const report = await verifyBundle(bundle.opened, { depth: 'model-check', dataset: bytes, loadEngine });
  const view = keep(session, { ...bundle, supplied: { name, bytes }, report, trainingSeconds: null });
  return { bundle: view, given, expected, problem: null };
}

function otherDataset(given: FileView, dataset: Lineage['dataset'], change: string | null): Problem {
  return {
    code: 'bundle/hash',
    severity: 'error',
    message: `${given.name} is not the dataset that the bundle was made from. It has the SHA-256 \`${given.sha256}\`, the bundle names \`${dataset.sha256}\`.`,
    fix:
      change === null
        ? `Look for the file as it was when the bundle was made: ${dataset.path}, ${dataset.rows} rows, ${dataset.bytes} bytes.`
        : `The data are the same, but the file was changed on its way: ${change}. Undo that, or fetch the file again.`,
  };
}

/** Everything again, from an empty store. */
export function replayBundle(session: Session, hash: string, listener: RunListener): Promise<BundleView> {
  return trainAgain(session, hash, listener, { depth: 'replay' });
}

/** Fits that are drawn now, by a seed that nobody knew before. */
export function spotCheckBundle(
  session: Session,
  hash: string,
  fits: number,
  listener: RunListener,
): Promise<BundleView> {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  const seed = (high >>> 12) * 2 ** 32 + low;
  return trainAgain(session, hash, listener, { depth: 'spot-check', spotCheck: { fits, seed } });
}

function trainAgain(
  session: Session,
  hash: string,
  listener: RunListener,
  options: Pick<VerifyOptions, 'depth' | 'spotCheck'>,
): Promise<BundleView> {
  return underWay(session, async (signal) => {
    const bundle = bundleOf(session, hash);
    const begun = clock();
    const report = await verifyBundle(bundle.opened, {
      ...options,
      loadEngine,
      dataset: bundle.supplied?.bytes,
      executor: session.executor,
      pause,
      signal,
      clock,
      progress: toldProgress(listener),
    });
    return keep(session, { ...bundle, report, trainingSeconds: clock() - begun });
  });
}

export function reportFiles(session: Session, hash: string): { name: string; text: string }[] {
  const { file, opened, report } = bundleOf(session, hash);
  const environment = environmentReport(session.machine, session.executor.concurrency);
  return [
    { name: 'reproducibility_report.json', text: reportJson(report) },
    { name: 'reproducibility_environment.json', text: prettyJson(environment) },
    {
      name: 'reproducibility_report.html',
      text: reportHtml(report, { fileName: file.name, sha256: opened.sha256, environment }),
    },
  ];
}

/** Dataset and config of a bundle; the dataset stays in the worker as an open one. */
export async function extract(
  session: Session,
  hash: string,
): Promise<{ dataset: FileView | null; configText: string }> {
  const { opened, supplied } = bundleOf(session, hash);
  const { lineage } = opened;
  if (lineage === null) throw new SelfsameError(opened.lineageProblems);
  const config = fileAt(opened, lineage.config.path);
  if (config === undefined) {
    throw problemError('bundle/incomplete', `The bundle has no ${lineage.config.path}.`, {
      fix: 'Ask for the complete bundle.',
    });
  }
  const bytes = supplied?.bytes ?? fileAt(opened, lineage.dataset.path)?.bytes;
  const configText = decodeUtf8(config.bytes);
  if (bytes === undefined) return { dataset: null, configText };
  const dataset = { name: lineage.dataset.path, bytes, sha256: await sha256(bytes) };
  session.datasets.set(dataset.sha256, dataset);
  return { dataset: { ...dataset, bytes: bytes.length }, configText };
}
