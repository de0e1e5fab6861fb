import { describe, expect, it } from 'vitest';
import { parseConfig, workerBytes, type RunConfig, type Table } from '../../../src/core/index.ts';

function configOf(models: string): RunConfig {
  const { config, problems } = parseConfig(`data: {target: y}\nmodels:\n${models}`);
  if (config === null) throw new Error(JSON.stringify(problems));
  return config;
}

/** Only the shape counts. */
function tableOf(n: number, columns: number): Table {
  const values = new Float64Array();
  return {
    n,
    columns: Array.from({ length: columns }, (_, i) => ({ kind: 'numeric', name: `x${i}`, values })),
    target: { name: 'y', labels: ['0', '1'], y: new Uint8Array() },
  };
}

const MIB = 1024 * 1024;
const TREE = configOf('  decision_tree: {}\n');
const SVM = configOf('  svm: {}\n');

describe('workerBytes', () => {
  it('grows with the rows and the columns', () => {
    const small = workerBytes(tableOf(10_000, 10), TREE);
    expect(workerBytes(tableOf(100_000, 10), TREE)).toBeGreaterThan(small);
    expect(workerBytes(tableOf(10_000, 100), TREE)).toBeGreaterThan(small);
  });

  it('counts the kernel rows of an SVM, which its cache limits', () => {
    const extra = (n: number): number => workerBytes(tableOf(n, 10), SVM) - workerBytes(tableOf(n, 10), TREE);
    expect(extra(1000)).toBeLessThan(4 * MIB);
    expect(extra(20_000)).toBe(150_000_000);
    expect(extra(100_000)).toBe(150_000_000);
  });

  it('is most of a gigabyte for a million rows of ten columns', () => {
    expect(workerBytes(tableOf(1_000_000, 10), TREE)).toBeGreaterThan(800 * MIB);
  });
});
