import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import {
  addToRegistry,
  encodeUtf8,
  fail,
  prettyJson,
  profileDataset,
  registryProblems,
  SelfsameError,
  sha256,
  type FoundDataset,
  type Registry,
} from '../core/index.ts';
import { writeFileWhole } from '../platform/node/write-file.ts';
import { plural } from './format.ts';
import { readDataset } from './load-dataset.ts';
import type { CommonOptions } from './options.ts';
import { printable } from './printable.ts';
import { fileOf, readRegistry, readRegistryText, REGISTRY_FILE } from './registry.ts';
import { EXIT, type Session } from './session.ts';

export interface DatasetCheckOptions extends CommonOptions {
  readonly registry: string;
}

export interface DatasetAddOptions extends DatasetCheckOptions {
  readonly name: string;
}

export function describeDatasetAdd(command: Command): Command {
  return withRegistry(command)
    .summary('put a CSV into the registry')
    .description('Writes path, SHA-256, size and rows of a CSV into a registry under a name and a version.')
    .argument('<data.csv>', 'the dataset')
    .requiredOption('-n, --name <name@version>', 'what configs call it, such as sales@v1')
    .addHelpText('after', '\nExample:\n  selfsame dataset add sales.csv --name sales@v1');
}

export function describeDatasetCheck(command: Command): Command {
  return withRegistry(command)
    .summary('check every dataset of the registry')
    .description('Hashes every file that a registry names and says which of them are not what was registered.')
    .addHelpText(
      'after',
      '\nExit codes: 0 all are as registered · 1 one is missing or another · 2 the registry cannot be used',
    );
}

function withRegistry(command: Command): Command {
  return command.option('--registry <file>', 'the registry', REGISTRY_FILE);
}

export async function datasetAdd(session: Session, data: string, options: DatasetAddOptions): Promise<number> {
  const { terminal, files } = session;
  const { name, registry } = options;
  if (!/^[\w-][\w.-]*@[\w-][\w.-]*$/.test(name))
    fail('cli/usage', 'A name and a version are needed, with an @ between.', { fix: 'Such as --name sales@v1.' });
  files.data = data;
  files.registry = registry;
  const found = await lookAt(data);
  const known = (await stat(registry).catch(() => null)) !== null;
  const before = known ? await readRegistryText(registry) : null;
  const path = relative(dirname(resolve(registry)), resolve(data))
    .split(sep)
    .join('/');
  const entry = { name, path, ...found };
  await writeFileWhole(registry, encodeUtf8(addToRegistry(before, entry)));
  if (terminal.json) terminal.raw(prettyJson({ registry, ...entry }));
  else {
    terminal.out(
      `${terminal.outStyle.bold(name)} is ${printable(data)}: ${plural(found.rows ?? 0, 'row')}, SHA-256 ${found.sha256}.`,
    );
    terminal.out(`Wrote ${printable(registry)}. In a config: data: {dataset: ${name}}`);
  }
  return EXIT.passed;
}

export async function datasetCheck({ terminal, files }: Session, { registry }: DatasetCheckOptions): Promise<number> {
  const results = await checkAll(await readRegistry(registry, files), registry);
  const wrong = results.filter(({ problem }) => problem !== null);
  if (terminal.json) terminal.raw(prettyJson({ registry, passed: wrong.length === 0, datasets: results }));
  else {
    const { good, bad } = terminal.outStyle;
    for (const { name, path, problem } of results)
      terminal.out(
        problem === null
          ? `${good('same')} ${name} (${printable(path)})`
          : `${bad('different')} ${name}: ${printable(problem)}`,
      );
    terminal.out(`${plural(results.length - wrong.length, 'dataset')} of ${results.length} as registered.`);
  }
  return wrong.length === 0 ? EXIT.passed : EXIT.different;
}

type Checked = { readonly name: string; readonly path: string; readonly problem: string | null };

async function checkAll({ entries }: Registry, registry: string): Promise<readonly Checked[]> {
  const results: Checked[] = [];
  for (const entry of entries) {
    const { name, path } = entry;
    const file = fileOf(registry, entry);
    try {
      const problems = registryProblems(entry, await lookAt(file), file);
      results.push({
        name,
        path,
        problem: problems.length === 0 ? null : problems.map(({ message }) => message).join(' '),
      });
    } catch (error) {
      if (!(error instanceof SelfsameError)) throw error;
      results.push({ name, path, problem: error.message });
    }
  }
  return results;
}

async function lookAt(file: string): Promise<FoundDataset> {
  const bytes = await readDataset(file);
  const { rows, columns, problems } = profileDataset(bytes, null);
  if (columns.length === 0) throw new SelfsameError(problems);
  return { sha256: await sha256(bytes), bytes: bytes.length, rows };
}
