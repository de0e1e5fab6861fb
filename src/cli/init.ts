import { basename, dirname, relative, resolve, sep } from 'node:path';
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import {
  encodeUtf8,
  fail,
  nearestName,
  parseConfig,
  prettyJson,
  profileDataset,
  SelfsameError,
  starterConfig,
  type DatasetProfile,
} from '../core/index.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { plural } from './format.ts';
import { readDataset } from './load-dataset.ts';
import type { CommonOptions } from './options.ts';
import { printable } from './printable.ts';
import { printProblems } from './problems.ts';
import { EXIT, type Session } from './session.ts';

export interface InitOptions extends CommonOptions {
  readonly target?: string;
  readonly out: string;
  readonly force?: boolean;
}

export function describeInit(command: Command): Command {
  return command
    .summary('write a commented config for a CSV')
    .description('Looks at a CSV and writes a config for it: every section, each key explained, ready to be trained.')
    .argument('<data.csv>', 'the dataset, with a header line')
    .option('-t, --target <column>', 'the column to predict (guessed: the last one that has two values)')
    .option('-o, --out <file>', 'where the config goes', 'config.yaml')
    .option('-f, --force', 'replace a config that is there already')
    .addHelpText('after', '\nExamples:\n  selfsame init customers.csv\n  selfsame init customers.csv --target churned');
}

export async function init(session: Session, data: string, options: InitOptions): Promise<number> {
  const { terminal, files } = session;
  files.data = data;
  await checkWritable(options.out, 'file');
  if (options.force !== true && (await stat(options.out).catch(() => null)) !== null)
    fail('file/unwritable', 'The file exists already and may hold your work.', {
      fix: 'Give another name with --out, or replace it with --force.',
      place: { path: options.out },
    });
  const bytes = await readDataset(data);
  const profile = profileDataset(bytes, null);
  if (profile.columns.length === 0) throw new SelfsameError(profile.problems);
  const target = chooseTarget(profile, options.target);
  const text = starterConfig(profile, { path: pathFrom(options.out, data), target });

  await writeFileWhole(options.out, encodeUtf8(text));
  const { config } = parseConfig(text);
  const problems = config === null ? [] : seenWith(profileDataset(bytes, config.data));
  printProblems(terminal, problems, files);
  if (terminal.json) {
    terminal.raw(
      prettyJson({ config: options.out, target, guessed: options.target === undefined, rows: profile.rows }),
    );
    return EXIT.passed;
  }
  const how = options.target === undefined ? ' (the last column with two values; another one: --target)' : '';
  terminal.out(`${plural(profile.rows, 'row')}, ${plural(profile.columns.length, 'column')} in ${printable(data)}.`);
  terminal.out(`Target: ${terminal.outStyle.bold(target)}${how}.`);
  terminal.out(`Wrote ${printable(options.out)}. Next: selfsame train --config ${printable(options.out)}`);
  return EXIT.passed;
}

function chooseTarget({ columns }: DatasetProfile, wanted: string | undefined): string {
  const names = columns.map(({ name }) => name);
  if (wanted !== undefined) {
    if (names.includes(wanted)) return wanted;
    const near = nearestName(wanted, names);
    return fail('data/target-absent', `There is no column "${wanted}".`, {
      fix: near === null ? `The columns are: ${names.join(', ')}.` : `Did you mean "${near}"?`,
    });
  }
  const binary = columns.filter(({ distinct }) => distinct === 2);
  const guess = binary.filter(({ missing }) => missing === 0).at(-1) ?? binary.at(-1);
  return (
    guess?.name ??
    fail('data/target-not-binary', 'No column has exactly two values, so none can be the target.', {
      fix: 'This program tells two classes apart: add a column that says which class a row is in.',
    })
  );
}

/** The dataset as the config file sees it, with `/` on every system. */
function pathFrom(config: string, data: string): string {
  return (
    relative(dirname(resolve(config)), resolve(data))
      .split(sep)
      .join('/') || basename(data)
  );
}

function seenWith({ problems, columns }: DatasetProfile) {
  return [...problems, ...columns.flatMap((column) => column.problems)];
}
