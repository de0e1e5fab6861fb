import fc from 'fast-check';
import { it } from 'vitest';
import type { Json } from '../../src/core/bytes/value.ts';
import { readModel } from '../../src/core/bundle/read-model.ts';
import { MODEL_NAMES } from '../../src/core/models/registry.ts';
import { encodeUtf8, predict } from '../../src/core/index.ts';
import { LEARNERS_CONFIG, learnersCsv, sampleRun } from '../core/bundle/sample-run.ts';
import { textOf as fileText } from '../core/bundle/forge.ts';
import { fuzz, within } from './budget.ts';
import { damaged } from './bytes.ts';
import { resultOrCode } from './coded.ts';

const leaf = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1, 0.5, 1e308, 2 ** 31, 4294967295, '', 'x', 'AAAA', [], {}),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** A JSON text with one or more leaves, numbers inside arrays included, that are others. */
const edited = (texts: readonly string[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), leaf, fc.nat()), { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) => {
      const json = JSON.parse(text) as Json;
      for (const [at, value, byte] of edits) editLeaf(json, at, value, byte);
      return encodeUtf8(JSON.stringify(json));
    });

type Holder = { [key: string]: Json };

function editLeaf(json: Json, at: number, value: Json, byte: number): void {
  const leaves: (readonly [holder: Holder, key: string])[] = [];
  const walk = (holder: Holder): void => {
    for (const [key, member] of Object.entries(holder)) {
      leaves.push([holder, key]);
      if (member !== null && typeof member === 'object') walk(member as Holder);
    }
  };
  walk(json as Holder);
  if (leaves.length === 0) return;
  const [holder, key] = leaves[at % leaves.length];
  const old = holder[key];
  // Of base64, which holds most of a model, one byte; it stays base64, so that the reader goes on.
  if (key === 'data' && typeof old === 'string' && old.length > 0 && byte % 4 !== 0) {
    const bytes = Buffer.from(old, 'base64');
    bytes[byte % bytes.length] = at & 255;
    holder[key] = bytes.toString('base64');
  } else holder[key] = value;
}

it('model loader', async () => {
  const csv = learnersCsv(60);
  const texts: string[] = [];
  for (const model of MODEL_NAMES) {
    const small = /forest|trees/.test(model)
      ? '{n_estimators: 3}'
      : model === 'gradient_boosting'
        ? '{max_iter: 5}'
        : '{}';
    const { bundle } = await sampleRun(`${LEARNERS_CONFIG}models:\n  ${model}: ${small}\n`, csv);
    texts.push(fileText(bundle, 'artifacts/best_model.json'));
  }
  const rows = encodeUtf8(csv);
  const models = fc.oneof(
    { weight: 5, arbitrary: edited(texts) },
    { weight: 1, arbitrary: damaged(fc.constantFrom(...texts).map(encodeUtf8)) },
  );
  const check = async (bytes: Uint8Array): Promise<void> => {
    const model = await within(() => resultOrCode(() => readModel(bytes, 'model.json')));
    if (model === null) return;
    const prediction = await within(() => resultOrCode(() => predict(model, rows, 0.5)));
    const wrong = prediction?.probabilities.find((p) => !(p >= 0 && p <= 1));
    if (wrong !== undefined) throw new Error(`a probability of ${wrong}`);
  };
  await fuzz('model loader', 20_000, fc.asyncProperty(models, check));
});
