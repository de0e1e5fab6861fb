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

const ZIP = new Uint8Array(readFileSync(new URL('bundle.zip', import.meta.url)));
const SENTENCE = /Made by kernels 1, this is \d+: integrity and model check are possible, replay needs version 1\./;

/** `bundle.zip` was written when the kernels were version 1; its JSON files name no schema. */
describe('a bundle of kernels 1', () => {
  it.each<Depth>(['integrity', 'model-check'])('passes at depth %s, and says who made it', async (depth) => {
    const report = await verifyBundle(await openBundle(ZIP), { depth, strict: true });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ passed: true, run_id: 'dc9ed2a3-887d-8d22-bf5b-759d2041d459' });
    expect(report.notes.join()).toMatch(SENTENCE);
    expect(report.notes.join()).toContain('the sources of commit');
  });

  it.each<Depth>(['spot-check', 'replay'])('is refused at depth %s', async (depth) => {
    const opened = await openBundle(ZIP);
    const verifying = verifyBundle(opened, {
      depth,
      executor: createInlineExecutor(),
      spotCheck: { fits: 1, seed: 1 },
    });
    const error = (await verifying.catch((reason: unknown) => reason)) as SelfsameError;
    expect(error.code).toBe('run/kernels');
    expect(error.message).toMatch(SENTENCE);
  });

  it('still predicts', async () => {
    const opened = await openBundle(ZIP);
    const { pipeline, threshold } = loadPipeline(opened);
    const data = opened.files.find(({ path }) => path === 'data.csv');
    expect(predict(pipeline, data?.bytes ?? new Uint8Array(), threshold).n).toBe(60);
  });
});
