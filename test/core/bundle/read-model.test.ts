import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, openBundle, SelfsameError, loadPipeline, predict, writeZip } from '../../../src/core/index.ts';
import { prettyJson } from '../../../src/core/bytes/canonical-json.ts';
import { modelFile } from '../../../src/core/bundle/model-file.ts';
import { withSchema } from '../../../src/core/bundle/schema/link.ts';
import { readModel } from '../../../src/core/bundle/read-model.ts';
import { changeFile, textOf } from './forge.ts';
import { SAMPLE_CONFIG, sampleRun } from './sample-run.ts';

const PATH = 'artifacts/best_model.json';
const MODELS = [
  'logistic_regression',
  'knn',
  'svm',
  'decision_tree',
  'random_forest: { n_estimators: 8 }',
  'extra_trees: { n_estimators: 8 }',
  'gradient_boosting: { max_iter: 8 }',
  'naive_bayes',
];
const configWith = (model: string): string =>
  SAMPLE_CONFIG.replace(/models:[^]*cv:/, `models:\n  ${model.includes(':') ? model : `${model}: {}`}\ncv:`);
const codeOf = (text: string): string => {
  try {
    readModel(encodeUtf8(text), PATH);
  } catch (error) {
    if (error instanceof SelfsameError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('the model file', () => {
  it.each(MODELS)('%s is read back to the same text', async (model) => {
    const { bundle } = await sampleRun(configWith(model));
    const text = textOf(bundle, PATH);
    expect(prettyJson(withSchema('model', modelFile(readModel(encodeUtf8(text), PATH))))).toBe(text);
  });

  it.each(MODELS)('%s gives the run its own probabilities', async (model) => {
    const { run, bundle } = await sampleRun(configWith(model));
    const { pipeline, threshold } = loadPipeline(await openBundle(bundle.zip));
    const { probabilities } = predict(pipeline, run.dataset.bytes, threshold);
    const ofTest = probabilities.filter((_, row) => run.split.set[row] === 1);
    expect([...ofTest]).toEqual([...run.final.probabilities]);
  });

  it.each<[string, (text: string) => string, string]>([
    ['a newer format', (t) => t.replace('"format": 1', '"format": 2'), 'bundle/newer-version'],
    ['no JSON', (t) => t.slice(0, -9), 'json/syntax'],
    ['a key too much', (t) => t.replace(/"kernels": \d+/, '$&,\n"x": 1'), 'json/schema'],
    ['kernels that are no number', (t) => t.replace(/"kernels": \d+/, '"kernels": "0"'), 'json/schema'],
    [
      'an unknown classifier',
      (t) => t.replace(/"name": "(logistic_regression|decision_tree)"/, '"name": "toString"'),
      'json/schema',
    ],
    ['a column twice', (t) => t.replace('"name": "constructor"', '"name": "minutes"'), 'model/invalid'],
    ['a column of another type', (t) => t.replace('"type": "categorical"', '"type": "numeric"'), 'model/invalid'],
    ['a column named as the target', (t) => t.replace('"name": "bought"', '"name": "minutes"'), 'model/invalid'],
    ['one label', (t) => t.replace('"negative": "no"', '"negative": "yes"'), 'model/invalid'],
    ['a scale of 0', (t) => t.replace(/"scale": [\d.]+/, '"scale": 0'), 'model/invalid'],
    ['a length that is not the data’s', (t) => t.replace(/"length": \d+/, '"length": 100000000'), 'model/invalid'],
    [
      'an element type that does not exist',
      (t) => t.replace('"type": "f64"', '"type": "constructor"'),
      'model/invalid',
    ],
    ['damaged base64', (t) => t.replace(/"data": "./, '"data": "!'), 'model/invalid'],
  ])('%s is refused', async (_what, edit, code) => {
    const { bundle } = await sampleRun();
    const text = textOf(bundle, PATH);
    expect(edit(text)).not.toBe(text);
    expect(codeOf(edit(text))).toBe(code);
  });

  it('names every wrong key path at once', async () => {
    const { bundle } = await sampleRun();
    const text = textOf(bundle, PATH)
      .replace('"delimiter": ","', '"delimiter": 5')
      .replace('"positive": "yes"', '"positive": null')
      .replace('"type": "categorical"', '"type": "text"');
    try {
      readModel(encodeUtf8(text), PATH);
      expect.unreachable();
    } catch (error) {
      expect((error as SelfsameError).problems.map(({ message }) => message.split('`')[1])).toEqual([
        'target.positive',
        'input.delimiter',
        'input.columns.2.type',
      ]);
    }
  });

  it.each(['"length": {}', '"length": "1"', '"length": []'])(
    'with %s for the length of an array is refused by code',
    async (length) => {
      const { bundle } = await sampleRun(configWith('decision_tree'));
      const text = textOf(bundle, PATH).replace(/"length": \d+/, length);
      expect(() => readModel(encodeUtf8(text), PATH)).toThrow(SelfsameError);
      expect(() => readModel(encodeUtf8(text.replace('"type": "f64"', '"type": {}')), PATH)).toThrow(SelfsameError);
    },
  );

  it('with any character changed gives a model or a coded error, and never hangs', async () => {
    const { run, bundle } = await sampleRun(configWith('decision_tree'));
    const text = textOf(bundle, PATH);
    fc.assert(
      fc.property(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom(...'0123456789-.eE"[]{},:ABCxyz/+= '),
        (at, character) => {
          try {
            const model = readModel(encodeUtf8(text.slice(0, at) + character + text.slice(at + 1)), PATH);
            predict(model, run.dataset.bytes, 0.5);
          } catch (error) {
            expect(error).toBeInstanceOf(SelfsameError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('loadPipeline', () => {
  it('refuses a model whose hash is not the recorded one', async () => {
    const { bundle } = await sampleRun();
    const text = textOf(bundle, PATH).replace(/"mean": [\d.]+/, '"mean": 1.5');
    const opened = await openBundle(writeZip(changeFile(bundle, PATH, encodeUtf8(text))));
    expect(() => loadPipeline(opened)).toThrow(/is not the file that artifacts\/lineage.json names/);
  });
});
