import { fileAt, type OpenedBundle } from '../bundle/open-bundle.ts';
import { partReaders } from '../bundle/parts.ts';
import { LINEAGE_PATH } from '../bundle/paths.ts';
import { driftOf } from '../bundle/read-drift.ts';
import type { LoadedPipeline } from '../bundle/read-model.ts';
import { fail, SelfsameError } from '../errors.ts';
import type { DriftBaseline } from '../pipeline/result.ts';

/**
 * What the training rows of a bundle's model looked like, once the file's hash is the one that lineage records.
 * @throws SelfsameError `bundle/hash`, `bundle/incomplete`, `json/*`
 */
export function openDriftBaseline(opened: OpenedBundle, { preprocessor }: LoadedPipeline): DriftBaseline {
  const { lineage } = opened;
  if (lineage === null) throw new SelfsameError(opened.lineageProblems);
  vouchFor(opened, 'drift_baseline');
  const part = partReaders(opened, lineage).driftBaseline();
  if (!part.ok) throw new SelfsameError(part.problems);
  return driftOf(part.value, preprocessor);
}

/**
 * The share of the training rows that is flagged when the model of a fold that did not see a row answers it; `null`
 * where the bundle's predictions cannot be read.
 */
export function flaggedOutOfFold(opened: OpenedBundle, threshold: number): number | null {
  const { lineage } = opened;
  if (lineage === null) return null;
  const part = partReaders(opened, lineage).predictions();
  if (!part.ok) return null;
  const { set, probability } = part.value;
  let rows = 0;
  let flagged = 0;
  for (let i = 0; i < set.length; i++) {
    if (set[i] !== 0) continue;
    rows++;
    if (probability[i] >= threshold) flagged++;
  }
  return rows === 0 ? null : flagged / rows;
}

function vouchFor(opened: OpenedBundle, role: string): void {
  const record = opened.lineage?.artifacts.find((artifact) => artifact.role === role);
  const file = record === undefined ? undefined : fileAt(opened, record.path);
  if (record !== undefined && file !== undefined && file.sha256 !== record.sha256)
    fail('bundle/hash', `${record.path} is not the file that ${LINEAGE_PATH} names.`, {
      fix: 'Verify the bundle, and ask for an intact one.',
      place: { path: record.path },
    });
}
