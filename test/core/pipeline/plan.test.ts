import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/core/index.ts';
import { planFinal, planSelection, selectionSize } from '../../../src/core/pipeline/plan.ts';

function configOf(text: string) {
  const { config, problems } = parseConfig(text);
  if (config === null) throw new Error(JSON.stringify(problems));
  return config;
}

describe('the plan', () => {
  const config = configOf('seed: 1\ndata: { target: y }\nmodels: { random_forest: { n_estimators: 120 }, knn: }\n');
  const tasks = [...planSelection(config), ...planFinal(config, 'random_forest')];

  it('has unique names and only earlier tasks as inputs', () => {
    const seen = new Set<string>();
    for (const task of tasks) {
      expect(seen.has(task.name)).toBe(false);
      expect(task.inputs.filter((input) => !seen.has(input))).toEqual([]);
      seen.add(task.name);
    }
  });

  it('knows its size beforehand', () => {
    for (const text of [
      '',
      'baseline: null\n',
      'cv: { n_splits: 3 }\nmodels: { extra_trees: { n_estimators: 51 } }\n',
    ]) {
      const other = configOf(`data: { target: y }\n${text}`);
      expect(selectionSize(other)).toBe(planSelection(other).length);
    }
  });

  it('lists a forest in blocks before the task that joins them', () => {
    const names = tasks.map((task) => task.name).filter((name) => name.startsWith('fit/random_forest/fold-0'));
    expect(names.at(-1)).toBe('fit/random_forest/fold-0');
    expect(names[0]).toMatch(/\/trees-000-\d+$/);
    expect(names.at(-2)).toMatch(/-119$/);
  });

  it('keeps the models in config order', () => {
    expect(tasks.find((task) => task.name === 'select')?.inputs).toEqual(['evaluate/random_forest', 'evaluate/knn']);
  });

  it('reads the threshold from the test rows only if the config says so', () => {
    const threshold = (text: string) => planFinal(configOf(text), 'knn').find((task) => task.name === 'threshold');
    expect(threshold('data: { target: y }\n')?.inputs).toEqual(['evaluate/knn']);
    expect(threshold('data: { target: y }\nbusiness: { threshold_from: test }\n')?.inputs).toContain('fit/knn/final');
  });
});
