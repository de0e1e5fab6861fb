import { diffBundles } from '../core/bundle/diff.ts';
import { fingerprintOf, type OpenedBundle } from '../core/bundle/open-bundle.ts';
import { prettyJson } from '../core/bytes/canonical-json.ts';
import type { Json } from '../core/bytes/value.ts';
import { SelfsameError } from '../core/errors.ts';
import { loadEngine } from '../engines/load-engine.ts';
import { bytesOf, openContent } from './bundle-content.ts';
import type { ComparedBundle, ComparisonView, NamedContent } from './protocol.ts';
import { tasksOfLineage } from './workbench-tasks.ts';

/** @throws SelfsameError where one of them cannot be read; its problems begin with the bundle's name */
export async function compareView(first: NamedContent, second: NamedContent): Promise<ComparisonView> {
  const [a, b] = [await openNamed(first), await openNamed(second)];
  const diff = await diffBundles(a, b, loadEngine);
  const [left, right] = [a, b].map(({ lineage }) => (lineage === null ? [] : tasksOfLineage(lineage)));
  const known = new Set(left.map(({ name }) => name));
  return {
    first: await sideView(first, a),
    second: await sideView(second, b),
    diff,
    tasks: [...left, ...right.filter(({ name }) => !known.has(name))],
    json: prettyJson(diff as unknown as Json),
  };
}

async function openNamed({ name, content }: NamedContent): Promise<OpenedBundle> {
  try {
    const opened = await openContent(content);
    if (opened.lineage === null) throw new SelfsameError(opened.lineageProblems);
    return opened;
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    throw new SelfsameError(
      error.problems.map((problem) => ({ ...problem, message: `${name}: ${problem.message}` })),
      { cause: error },
    );
  }
}

async function sideView({ name, content }: NamedContent, opened: OpenedBundle): Promise<ComparedBundle> {
  const isCanonical = await opened.isCanonical();
  return {
    name,
    bytes: bytesOf(content),
    container: opened.sha256 === null ? 'folder' : isCanonical ? 'zip' : 're-packed',
    fingerprint: isCanonical ? opened.sha256 : await fingerprintOf(opened),
  };
}
