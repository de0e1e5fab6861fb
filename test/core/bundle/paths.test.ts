import { describe, expect, it } from 'vitest';
import { bundlePaths, SelfsameError } from '../../../src/core/index.ts';
import { datasetPath, findClash } from '../../../src/core/bundle/paths.ts';
import { SAMPLE_CONFIG, sampleInput } from './sample-run.ts';

describe('datasetPath', () => {
  it.each([
    [null, 'data.csv'],
    ['sales.csv', 'sales.csv'],
    ['./sales.csv', 'sales.csv'],
    ['././data/./sales.csv', 'data/sales.csv'],
    ['data//sales.csv', 'data/sales.csv'],
    ['/home/me/sales.csv', 'sales.csv'],
    ['../sales.csv', 'sales.csv'],
    ['a/../b/sales.csv', 'sales.csv'],
    ['C:\\data\\sales.csv', 'sales.csv'],
    ['C:sales.csv', 'sales.csv'],
    ['data\\sales.csv', 'data/sales.csv'],
    ['\\\\server\\share\\sales.csv', 'sales.csv'],
    ['..', 'data.csv'],
    ['/', 'data.csv'],
    ['', 'data.csv'],
  ])('%j → %j', (path, expected) => {
    expect(datasetPath(path)).toBe(expected);
  });
});

describe('findClash', () => {
  it.each<[string[], readonly [string, string] | null]>([
    [['a', 'b/c'], null],
    [
      ['a', 'A'],
      ['a', 'A'],
    ],
    [
      ['stra\u00dfe', 'STRASSE'],
      ['stra\u00dfe', 'STRASSE'],
    ],
    [
      ['\u00e9', 'e\u0301'],
      ['\u00e9', 'e\u0301'],
    ],
    [
      ['a', 'A/b'],
      ['a', 'A/b'],
    ],
    [['a/b', 'a/c'], null],
  ])('%j', (paths, clash) => {
    expect(findClash(paths)).toEqual(clash);
  });
});

describe('bundlePaths', () => {
  const codeFor = async (path: string): Promise<string> => {
    const { config } = await sampleInput(SAMPLE_CONFIG);
    try {
      bundlePaths({ ...config, data: { ...config.data, path } });
    } catch (error) {
      if (error instanceof SelfsameError) return error.code;
      throw error;
    }
    return 'fine';
  };
  it.each([
    ['data.csv', 'fine'],
    ['CONFIG.yaml', 'bundle/name-clash'],
    ['artifacts', 'bundle/name-clash'],
    ['artifacts/Metrics.json', 'bundle/name-clash'],
    ['artifacts/logs', 'bundle/name-clash'],
    ['sha256sums', 'bundle/name-clash'],
    ['da\u0000ta.csv', 'config/path'],
    ['n'.repeat(1100), 'config/path'],
  ])('%j: %s', async (path, code) => {
    expect(await codeFor(path)).toBe(code);
  });
});
