import { describe, expect, it } from 'vitest';
import {
  createInlineExecutor,
  openBundle,
  openBundleFiles,
  verifyBundle,
  writeZip,
  type Depth,
  type OpenedBundle,
} from '../../../src/core/index.ts';
import { forge } from './forge.ts';
import { sampleRun } from './sample-run.ts';

async function statesOf(opened: OpenedBundle, depth: Depth): Promise<Record<string, string>> {
  const executor = createInlineExecutor();
  const { checklist, checks } = await verifyBundle(opened, { depth, executor, spotCheck: { fits: 1, seed: 1 } });
  for (const { evidence } of checklist)
    for (const name of evidence.checks) expect([...Object.keys(checks), 'replay', 'spot_check']).toContain(name);
  return Object.fromEntries(checklist.map(({ item, state }) => [item, state]));
}

describe('the checklist', () => {
  it.each<[Depth, string]>([
    ['integrity', 'not shown'],
    ['model-check', 'not shown'],
    ['spot-check', 'not shown'],
    ['replay', 'done'],
  ])('at depth %s: reproducible is %s', async (depth, expected) => {
    const { reproducible, ...others } = await statesOf(await openBundle((await sampleRun()).bundle.zip), depth);
    expect(reproducible).toBe(expected);
    expect(Object.values(others)).toEqual(Array(6).fill('done'));
  });

  it.each([
    ['artifacts/metrics.json', 'metrics_logged', (text: string) => text.replace('"tn": ', '"tn": 1')],
    ['artifacts/model_card.md', 'card_written', (text: string) => text.replace('Selfsame', 'Otherwise')],
    ['artifacts/config.json', 'config_saved', (text: string) => text.replace('"test_size": 0.2', '"test_size": 0.3')],
    ['artifacts/lineage.json', 'seed_set', (text: string) => text.replace('"seed": 7', '"seed": 8')],
  ])('fails what a changed %s belongs to', async (path, item, edit) => {
    const forged = await openBundle(writeZip(await forge((await sampleRun()).bundle, path, edit)));
    expect((await statesOf(forged, 'integrity'))[item]).toBe('failed');
  });

  it('ticks nothing where lineage is damaged', async () => {
    const { bundle } = await sampleRun();
    const damaged = bundle.files.map(({ path, bytes }) =>
      path === 'artifacts/lineage.json' ? { path, bytes: bytes.slice(1) } : { path, bytes },
    );
    expect(Object.values(await statesOf(await openBundleFiles(damaged), 'integrity'))).toEqual(
      Array(7).fill('not shown'),
    );
  });
});
