import type { BundleDiff, NumberDifference } from '../core/index.ts';
import { plural, score, textTable } from './format.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** At most this many lines of one kind. */
const MOST = 20;

/** Each of the others against the first, side by side. `diffs` has one for each name but the first. */
export function printDiffs(terminal: Terminal, diffs: readonly BundleDiff[], names: readonly string[]): void {
  const { out, outStyle } = terminal;
  const different = diffs.filter(({ same }) => !same).length;
  out(
    different === 0
      ? outStyle.good('The same files in all.')
      : outStyle.bad(`Different: ${different} of ${diffs.length} are not as the first.`),
  );
  names.forEach((name, i) => {
    const diff = diffs[Math.max(0, i - 1)];
    const side = i === 0 ? diff.a : diff.b;
    const hash = side.sha256 === null ? '' : `, SHA-256 ${side.sha256}`;
    out(outStyle.dim(`${letter(i)}  ${printable(name)}: run ${printable(side.run_id)}, seed ${side.seed}${hash}`));
    for (const title of side.failed_checks) out(`   ${outStyle.look('not intact')}: fails "${printable(title)}"`);
  });
  if (different === 0) return;
  table(
    terminal,
    'Against A',
    names.slice(1).map((_, i) => parting(diffs[i], i + 1)),
    ['', ''],
  );
  table(terminal, 'Config', configRows(diffs), heads(names));
  numbers(
    terminal,
    'Cross-validated ROC AUC',
    diffs.map(({ models }) => models),
    names,
  );
  numbers(
    terminal,
    'Test set',
    diffs.map(({ metrics }) => metrics),
    names,
  );
}

const letter = (index: number): string => 'ABCDE'.charAt(index);
const heads = (names: readonly string[]): readonly string[] => names.map((_, i) => letter(i));

function parting({ same, tasks, data }: BundleDiff, index: number): readonly string[] {
  if (same) return [letter(index), 'the same files', ''];
  const shared = tasks.tasks.filter(({ state }) => state === 'same').length;
  const first = tasks.first_difference;
  return [
    letter(index),
    first === null ? 'every task the same' : `parts at ${printable(first)}`,
    `${shared} of ${plural(tasks.tasks.length, 'task')} the same${data.same ? '' : ', other data'}`,
  ];
}

/** Keys in which any differs from the first; a bundle that says as the first does has its value. */
function configRows(diffs: readonly BundleDiff[]): readonly (readonly string[])[] {
  const maps = diffs.map(({ config }) => new Map(config.map((each) => [each.key, each])));
  const keys = [...new Set(maps.flatMap((map) => [...map.keys()]))];
  const words = (json: string | null | undefined): string => printable(json ?? 'absent').slice(0, 40);
  return keys.map((key) => {
    const first = maps.map((map) => map.get(key)).find((each) => each !== undefined)?.a;
    return [printable(key), words(first), ...maps.map((map) => words(map.has(key) ? map.get(key)?.b : first))];
  });
}

function numbers(
  terminal: Terminal,
  title: string,
  lists: readonly (readonly NumberDifference[])[],
  names: readonly string[],
): void {
  const maps = lists.map((list) => new Map(list.map((each) => [each.name, each])));
  const keys = [...new Set(maps.flatMap((map) => [...map.keys()]))];
  const rows = keys
    .map((key) => {
      const first = maps.map((map) => map.get(key)?.a ?? null).find((value) => value !== null) ?? null;
      return { key, values: [first, ...maps.map((map) => map.get(key)?.b ?? null)] };
    })
    .filter(({ values }) => values.some((value) => value !== values[0]))
    .map(({ key, values }) => [printable(key), ...values.map(score)]);
  table(terminal, title, rows, heads(names));
}

function table(
  { out, outStyle }: Terminal,
  title: string,
  rows: readonly (readonly string[])[],
  head: readonly string[],
): void {
  if (rows.length === 0) return;
  const [first, ...lines] = textTable([[title, ...head], ...rows.slice(0, MOST)]);
  out('');
  out(outStyle.dim(first));
  for (const line of lines) out(line);
  if (rows.length > MOST) out(`… and ${rows.length - MOST} more`);
}
