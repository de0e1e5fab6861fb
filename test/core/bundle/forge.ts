import { outputHash, taskOutputs } from '../../../src/core/bundle/task-outputs.ts';
import { decodeUtf8, encodeUtf8, sha256, type Bundle, type RunResult, type ZipFile } from '../../../src/core/index.ts';

/** Tools of a forger who knows the format. */

export function filesOf(bundle: Bundle): ZipFile[] {
  return bundle.files.map(({ path, bytes }) => ({ path, bytes }));
}

export function textOf(bundle: Bundle, path: string): string {
  const file = bundle.files.find((entry) => entry.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  return decodeUtf8(file.bytes);
}

export function changeFile(bundle: Bundle, path: string, bytes: Uint8Array): ZipFile[] {
  return filesOf(bundle).map((file) => (file.path === path ? { path, bytes } : file));
}

/** SHA256SUMS made to fit the files. */
export async function repair(files: readonly ZipFile[]): Promise<ZipFile[]> {
  const others = files.filter(({ path }) => path !== 'SHA256SUMS');
  const lines = await Promise.all(others.map(async ({ path, bytes }) => `${await sha256(bytes)}  ${path}\n`));
  return [...others, { path: 'SHA256SUMS', bytes: encodeUtf8(lines.join('')) }];
}

/** A changed file with sizes and hashes in lineage and SHA256SUMS made to fit. */
export async function forge(bundle: Bundle, path: string, edit: (text: string) => string): Promise<ZipFile[]> {
  const before = textOf(bundle, path);
  const after = edit(before);
  if (after === before) throw new Error(`the edit of ${path} changed nothing`);
  const bytes = encodeUtf8(after);
  if (path === 'artifacts/lineage.json') return repair(changeFile(bundle, path, bytes));
  const old = bundle.files.find((file) => file.path === path);
  if (old === undefined) throw new Error(`no ${path}`);
  const lineage = textOf(bundle, 'artifacts/lineage.json')
    .replaceAll(old.sha256, await sha256(bytes))
    .replace(
      new RegExp(`("path": "${path}",\\s+"sha256": "[0-9a-f]{64}",\\s+"bytes": )${old.bytes.length}`),
      `$1${bytes.length}`,
    );
  const files = changeFile(bundle, path, bytes).map((file) =>
    file.path === 'artifacts/lineage.json' ? { ...file, bytes: encodeUtf8(lineage) } : file,
  );
  return repair(files);
}

/** A run whose results were changed, with the hashes of its tasks made to fit. */
export async function retraced(run: RunResult): Promise<RunResult> {
  const hashes = new Map<string, string>();
  for (const [name, output] of taskOutputs(run, run.final)) hashes.set(name, await outputHash(output));
  return { ...run, tasks: run.tasks.map((task) => ({ ...task, sha256: hashes.get(task.name) ?? task.sha256 })) };
}
