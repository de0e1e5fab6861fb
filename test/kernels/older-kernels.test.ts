import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  createInlineExecutor,
  loadPipeline,
  openBundle,
  predict,
  verifyBundle,
  type Depth,
  type SelfsameError,
} from '../../src/core/index.ts';

import { RELEASES } from '../../src/core/bundle/releases.ts';

/** `<k>.zip` was written when the kernels were version k; the JSON files of version 1 name no schema. */
const OLDER = [
  { kernels: 1, runId: 'dc9ed2a3-887d-8d22-bf5b-759d2041d459' },
  { kernels: 2, runId: 'ea279256-b732-8d88-baab-f3b8b3138cda' },
];

const read = (kernels: number): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`${String(kernels)}.zip`, import.meta.url)));
const sentence = (kernels: number): RegExp =>
  new RegExp(
    `Made by kernels ${String(kernels)}, this is \\d+: integrity and model check are possible, replay needs version ${String(kernels)}\\.`,
  );

it('there is a bundle of every older version', () => {
  expect(OLDER.map(({ kernels }) => kernels)).toEqual(RELEASES.map(({ kernels }) => kernels));
});

describe.each(OLDER)('a bundle of kernels $kernels', ({ kernels, runId }) => {
  it.each<Depth>(['integrity', 'model-check'])('passes at depth %s, and says who made it', async (depth) => {
    const report = await verifyBundle(await openBundle(read(kernels)), { depth, strict: true });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ passed: true, run_id: runId });
    expect(report.notes.join()).toMatch(sentence(kernels));
    expect(report.notes.join()).toContain('the sources of commit');
  });

  it.each<Depth>(['spot-check', 'replay'])('is refused at depth %s', async (depth) => {
    const opened = await openBundle(read(kernels));
    const verifying = verifyBundle(opened, {
      depth,
      executor: createInlineExecutor(),
      spotCheck: { fits: 1, seed: 1 },
    });
    const error = (await verifying.catch((reason: unknown) => reason)) as SelfsameError;
    expect(error.code).toBe('run/kernels');
    expect(error.message).toMatch(sentence(kernels));
  });

  it('still predicts', async () => {
    const opened = await openBundle(read(kernels));
    const { pipeline, threshold } = loadPipeline(opened);
    const data = opened.files.find(({ path }) => path === 'data.csv');
    expect(predict(pipeline, data?.bytes ?? new Uint8Array(), threshold).n).toBe(60);
  });
});
