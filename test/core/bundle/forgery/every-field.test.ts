import { describe, expect, it } from 'vitest';
import type { Depth } from '../../../../src/core/index.ts';
import { holdReadme } from '../../../readme-section.ts';
import { forgedRun } from './forged-run.ts';
import { forgeries, type Forgery } from './forgeries.ts';
import { noticedAt } from './noticed-at.ts';
import { reforge } from './reforge.ts';

const DEPTHS: readonly Depth[] = ['integrity', 'model-check', 'spot-check', 'replay'];

/** A part of a file with the number of changes that each depth was the first to notice. */
interface Row {
  readonly path: string;
  readonly part: string;
  readonly noticed: Map<Depth | null, number>;
}

async function tryAll(): Promise<{ readonly rows: readonly Row[]; readonly unnoticed: readonly Forgery[] }> {
  const { bundle } = await forgedRun();
  const rows = new Map<string, Row>();
  const unnoticed: Forgery[] = [];
  for (const forgery of forgeries(bundle)) {
    const { path, part, bytes } = forgery;
    const depth = await noticedAt(await reforge(bundle, path, bytes));
    if (depth === null) unnoticed.push(forgery);
    const key = `${path} ${part}`;
    const row = rows.get(key) ?? { path, part, noticed: new Map() };
    row.noticed.set(depth, (row.noticed.get(depth) ?? 0) + 1);
    rows.set(key, row);
  }
  return { rows: [...rows.values()], unnoticed };
}

function table(rows: readonly Row[]): string {
  const cells = rows.map(({ path, part, noticed }) => [
    `\`${path}\``,
    part,
    ...[...DEPTHS, null].map((depth) => String(noticed.get(depth) ?? '')),
  ]);
  const head = ['file', 'one change in', 'integrity', 'model check', 'spot check', 'replay', 'none'];
  return [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |\n`).join('');
}

describe('a bundle with one field changed and all hashes made to fit', () => {
  it('is the bundle itself where nothing is changed, so that only the change can be noticed', async () => {
    const { bundle } = await forgedRun();
    const before = bundle.files.map(({ path, bytes }) => ({ path, bytes }));
    for (const { path, bytes } of before) expect(await reforge(bundle, path, bytes)).toEqual(before);
  });

  // 2,000 forgeries: half a minute where the cores are free.
  it('is noticed at the depth that README says, whichever field it is', { timeout: 900_000 }, async () => {
    const { rows, unnoticed } = await tryAll();
    // Cells of the dataset on which no result depends: such a bundle is to the byte what a run on these other data gives.
    expect(unnoticed.filter(({ path, part }) => path !== 'data.csv' || part !== 'cells')).toEqual([]);
    holdReadme('forgeries', table(rows));
  });
});
