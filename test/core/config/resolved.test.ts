import { KERNELS } from '../../../src/core/pipeline/kernels.ts';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/core/config/parse-config.ts';
import { resolvedConfig } from '../../../src/core/config/resolved.ts';
import { sliceConfig } from '../../../src/core/config/slice.ts';
import { DEFAULT_CONFIG } from './default-config.ts';

const { config } = parseConfig('data: {target: y}\nmodels:\n  svm: {class_weight: {__proto__: 2}}\n  knn:\n');

describe('sliceConfig', () => {
  it('gives any part of a config', () => {
    if (config === null) throw new Error('no config');
    expect(sliceConfig(config, 'models.knn')).toEqual({ n_neighbors: 5, weights: 'uniform' });
    expect(sliceConfig(config, 'cv.n_splits')).toBe(5);
    expect(sliceConfig(config, 'features')).toBeNull();
    expect(sliceConfig(config, 'data')).toBe(config.data);
    expect(JSON.stringify(sliceConfig(config, 'models.svm.class_weight'))).toBe('{"__proto__":2}');
  });

  it('refuses parts that are not there', () => {
    for (const path of ['models.tree', 'cv.toString', 'seed.x', '', 'data.missing_values.0'])
      expect(() => sliceConfig(DEFAULT_CONFIG, path)).toThrow(RangeError);
  });
});

describe('resolvedConfig', () => {
  const resolution = {
    positive_class: 'yes',
    negative_class: 'no',
    columns: [
      { name: 'b', type: 'numeric' },
      { name: '__proto__', type: 'ignore' },
      { name: 'a', type: 'categorical' },
    ],
    delimiter: ';',
  } as const;

  it('says every default and what the data settled, in the documented order', () => {
    const resolved = resolvedConfig(DEFAULT_CONFIG, resolution, 'ab', KERNELS);
    expect(Object.keys(resolved)).toEqual(Object.keys(DEFAULT_CONFIG));
    expect(Object.keys(resolved.data as object)).toEqual(Object.keys(DEFAULT_CONFIG.data));
    expect(JSON.stringify((resolved.data as { columns: unknown }).columns)).toBe(
      '{"b":"numeric","__proto__":"ignore","a":"categorical"}',
    );
    expect(resolved).toEqual({
      ...DEFAULT_CONFIG,
      data: {
        ...DEFAULT_CONFIG.data,
        positive_class: 'yes',
        columns: (resolved.data as { columns: unknown }).columns,
        delimiter: ';',
      },
    });
  });

  it('has no section `evaluation` in the words of kernels that did not know it', () => {
    expect(resolvedConfig(DEFAULT_CONFIG, resolution, 'ab', 2)).not.toHaveProperty('evaluation');
  });

  it('keeps models in config order', () => {
    if (config === null) throw new Error('no config');
    expect(Object.keys(resolvedConfig(config, resolution, 'ab', KERNELS).models as object)).toEqual(['svm', 'knn']);
  });
});
