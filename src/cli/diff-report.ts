import type { BundleDiff, ColumnSummary, DiffSide, NumberDifference } from '../core/index.ts';
import { count, plural, score, textTable } from './format.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** At most this many lines of one kind. */
const MOST = 20;

/** The verdict first, then where the runs part, then what differs, from cause to effect. */
export function printDiff(terminal: Terminal, diff: BundleDiff, names: readonly [string, string]): void {
  const { good, bad, look } = terminal.outStyle;
  if (diff.same)
    terminal.out(good(diff.same_zip ? 'The same bytes.' : 'The same files; the containers are not the same bytes.'));
  else terminal.out(bad(difference(diff)));
  [diff.a, diff.b].forEach((side, i) => printSide(terminal, names[i], side));
  for (const [name, side] of [
    [names[0], diff.a],
    [names[1], diff.b],
  ] as const)
    for (const title of side.failed_checks)
      terminal.out(`${look('not intact')}: ${printable(name)} fails "${printable(title)}"`);
  if (diff.same) return;
  printConfig(terminal, diff);
  printData(terminal, diff);
  printTasks(terminal, diff);
  printNumbers(terminal, 'Cross-validated ROC AUC', diff.models);
  printNumbers(terminal, 'Test set', [...diff.metrics, thresholds(diff)]);
  const paths = diff.files.map(({ path }) => printable(path));
  terminal.out('');
  terminal.out(`${plural(paths.length, 'file')} different: ${shorten(paths)}`);
}

function difference({ tasks, config, data, files }: BundleDiff): string {
  const causes = [
    data.same ? '' : 'the dataset',
    config.length === 0 ? '' : plural(config.length, 'config value'),
  ].filter((cause) => cause !== '');
  if (tasks.first_difference === null)
    return `Different: every task is the same, ${plural(files.length, 'file')} ${files.length === 1 ? 'is' : 'are'} not.`;
  const because = causes.length === 0 ? '' : ` They differ in ${causes.join(' and ')}.`;
  return `Different: the runs part at ${printable(tasks.first_difference)}.${because}`;
}

function printSide({ out, outStyle }: Terminal, name: string, { sha256, run_id, engine, seed }: DiffSide): void {
  out(
    outStyle.dim(
      `${printable(name)}: run ${printable(run_id)}, seed ${seed}, ${printable(engine.name)} with kernels ${engine.kernels}` +
        `${sha256 === null ? '' : `, SHA-256 ${sha256}`}`,
    ),
  );
}

function printConfig({ out }: Terminal, { config }: BundleDiff): void {
  if (config.length === 0) return;
  out('');
  out('Config:');
  for (const { key, a, b } of config.slice(0, MOST))
    out(`  ${printable(key)}: ${printable(a ?? 'absent')} -> ${printable(b ?? 'absent')}`);
  if (config.length > MOST) out(`  … and ${config.length - MOST} more`);
}

function printData({ out }: Terminal, { data }: BundleDiff): void {
  if (data.same && data.columns.length === 0) return;
  const { a, b, columns } = data;
  out('');
  out(data.same ? 'Data: the same file, read differently' : 'Data: not the same file');
  if (a.path !== b.path) out(`  name: ${printable(a.path)} -> ${printable(b.path)}`);
  if (a.rows !== b.rows) out(`  rows: ${count(a.rows)} -> ${count(b.rows)}`);
  if (a.positive_rate !== b.positive_rate)
    out(`  positive rate of the training rows: ${score(a.positive_rate)} -> ${score(b.positive_rate)}`);
  for (const { name, state, a: before, b: after } of columns.slice(0, MOST)) {
    const words = state === 'changed' ? `${describe(before)} -> ${describe(after)}` : describe(before ?? after);
    out(`  ${state} ${printable(name)}: ${words}`);
  }
  if (columns.length > MOST) out(`  … and ${columns.length - MOST} more columns`);
}

function describe(column: ColumnSummary | null): string {
  if (column === null) return 'absent';
  const { type, missing, mean, std, levels } = column;
  const facts = [
    printable(type),
    mean === null ? '' : `mean ${mean.toPrecision(5)}`,
    std === null ? '' : `std ${std.toPrecision(5)}`,
    levels === null ? '' : plural(levels, 'level'),
    missing === null || missing === 0 ? '' : `${count(missing)} missing`,
  ];
  return facts.filter((fact) => fact !== '').join(', ');
}

function printTasks({ out }: Terminal, { tasks: { first_difference, tasks } }: BundleDiff): void {
  if (first_difference === null) return;
  const of = (state: string): number => tasks.filter((task) => task.state === state).length;
  const own = tasks.filter(({ state }) => state === 'different').map(({ name }) => printable(name));
  out('');
  out(
    `Tasks: ${of('same')} the same, ${of('different')} different by themselves, ${of('affected')} affected by them` +
      `${of('not reached') === 0 ? '' : `, ${of('not reached')} in one of the two alone`}`,
  );
  if (own.length > 0) out(`  different by themselves: ${shorten(own)}`);
}

function printNumbers({ out, outStyle }: Terminal, title: string, rows: readonly NumberDifference[]): void {
  if (rows.every(({ a, b }) => a === b)) return;
  const [head, ...lines] = textTable([
    [title, 'first', 'second', 'difference'],
    ...rows.map(({ name, a, b, difference: gap }) => [printable(name), score(a), score(b), signed(gap)]),
  ]);
  out('');
  out(outStyle.dim(head));
  for (const line of lines) out(line);
}

function thresholds({ a, b }: BundleDiff): NumberDifference {
  const gap = a.threshold === null || b.threshold === null ? null : b.threshold - a.threshold;
  return { name: 'threshold', a: a.threshold, b: b.threshold, difference: gap };
}

function signed(gap: number | null): string {
  if (gap === null) return '';
  if (gap === 0) return 'same';
  return `${gap > 0 ? '+' : '−'}${Math.abs(gap).toPrecision(3)}`;
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}
