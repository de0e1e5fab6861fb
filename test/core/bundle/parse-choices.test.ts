import { describe, expect, it } from 'vitest';
import {
  createInlineExecutor,
  encodeUtf8,
  loadPipeline,
  openBundle,
  predict,
  verifyBundle,
} from '../../../src/core/index.ts';
import { sampleRun } from './sample-run.ts';

const HEAD =
  'models: {logistic_regression: {}, decision_tree: {max_depth: 2}}\ncv: {n_splits: 2}\nbusiness: {target_precision: 0.6}\n';
const rows = Array.from({ length: 60 }, (_, i) => [
  `${(i * 37) % 41}.${i % 10}`,
  'abc'[i % 3],
  (i * 37) % 41 > 20 ? 1 : 0,
]);
const plain = `v,c,y\n${rows.map((row) => row.join(',')).join('\n')}\n`;

/** The same table, spelled in ways that the config has to name. */
const CASES = [
  {
    name: 'decimal comma',
    csv: plain.replaceAll(',', ';').replaceAll('.', ','),
    data: '{target: y, positive_class: 1, decimal: ","}',
  },
  {
    name: 'single quotes',
    csv: plain.replace(/^([^,]*),(\w),/gm, "'$1','$2',"),
    data: '{target: y, positive_class: 1, quote: single}',
  },
  {
    name: 'no quotes',
    csv: plain.replace(/,([abc]),/g, ',"$1,'),
    data: '{target: y, positive_class: 1, quote: none}',
  },
  {
    name: 'no header',
    csv: plain.slice(plain.indexOf('\n') + 1),
    data: '{target: column_3, positive_class: 1, header: false}',
  },
];

const train = (csv: string, data: string) => sampleRun(`data: ${data}\n${HEAD}`, csv);

describe.each(CASES)('a file with $name', ({ csv, data }) => {
  it('trains the models of the plain one, is verified and replayed, and scores a file of its own kind', async () => {
    const [given, usual] = await Promise.all([train(csv, data), train(plain, '{target: y, positive_class: 1}')]);
    const values = ({ run }: typeof given) =>
      run.table.columns.map((column) => (column.kind === 'numeric' ? [...column.values] : [...column.codes]));
    expect(values(given)).toEqual(values(usual));
    const opened = await openBundle(given.bundle.zip);
    const report = await verifyBundle(opened, { depth: 'replay', executor: createInlineExecutor() });
    expect(report.passed).toBe(true);
    const scored = [opened, await openBundle(usual.bundle.zip)].map((each, i) => {
      const { pipeline, threshold } = loadPipeline(each);
      return [...predict(pipeline, encodeUtf8(i === 0 ? csv : plain), threshold).probabilities];
    });
    expect(scored[0]).toEqual(scored[1]);
  });
});

it('changes no byte of config.json and lineage.json where the config names none of them', async () => {
  const { bundle } = await train(plain, '{target: y, positive_class: 1}');
  const opened = await openBundle(bundle.zip);
  const text = opened.files.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
  expect(text).not.toMatch(/"decimal"|"quote"|"header"|data\.decimal/);
});
