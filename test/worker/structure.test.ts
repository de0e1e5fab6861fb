import { describe, expect, it } from 'vitest';
import { SMALL_CONFIG, smallRun } from '../app/results/small-run.ts';

const only = (models: string): string => SMALL_CONFIG.replace(/models:\n(?: {2}.*\n)+/, `models:\n  ${models}\n`);

describe('the model itself', () => {
  it('is a tree with questions in the unit of the file, counts and impurity at every node', async () => {
    const { workbench, run } = await smallRun(only('decision_tree: {max_depth: 3, min_samples_leaf: 5}'));
    const { trees, terms } = await workbench.structure(run.sha256);
    const { nodes, scale } = await workbench.tree(run.sha256, 0);
    expect(terms).toBeNull();
    expect(scale).toBe('probability');
    expect(trees).toEqual([
      {
        nodes: nodes.length,
        leaves: nodes.filter(({ test }) => test === null).length,
        depth: Math.max(...nodes.map(({ depth }) => depth)),
      },
    ]);
    const [root] = nodes;
    expect(root.counts).toEqual([run.trainRows - run.trainPositives, run.trainPositives]);
    expect(root.test?.column).toBe('x');
    expect(root.test?.threshold).toBeGreaterThan(20);
    expect(root.test?.threshold).toBeLessThan(101);
    nodes.forEach(({ test, counts, gini, value }, id) => {
      if (test !== null) {
        const children = [nodes[test.yes], nodes[test.no]];
        expect(children.map(({ parent }) => parent)).toEqual([id, id]);
        for (const label of [0, 1])
          expect(children.reduce((sum, child) => sum + (child.counts?.[label] ?? NaN), 0)).toBe(counts?.[label]);
      }
      expect(gini).toBeCloseTo(2 * (value ?? NaN) * (1 - (value ?? NaN)), 12);
    });
  });

  it('answers rows as the model does', async () => {
    const { workbench, run, csv } = await smallRun(only('decision_tree: {max_depth: 4}'));
    const { nodes } = await workbench.tree(run.sha256, 0);
    const { rows } = await workbench.cellRows(
      run.sha256,
      { model: 'decision_tree', source: 'test', threshold: 0, cell: 'tp' },
      0,
      100,
    );
    const header = csv.split('\n')[0].split(',');
    expect(rows.length).toBeGreaterThan(5);
    for (const { fields, probability } of rows) {
      let node = nodes[0];
      while (node.test !== null) {
        const { column, threshold, levels, yes, no } = node.test;
        const field = fields[header.indexOf(column)];
        node = nodes[(threshold === null ? levels.includes(field) : Number(field) <= threshold) ? yes : no];
      }
      expect(node.value).toBeCloseTo(probability, 12);
    }
  });

  it('is many trees of a forest or a boosted model, each of which can be looked at', async () => {
    for (const model of ['random_forest: {n_estimators: 5}', 'gradient_boosting: {max_iter: 5}']) {
      const { workbench, run } = await smallRun(only(model));
      const { trees } = await workbench.structure(run.sha256);
      expect(trees).toHaveLength(5);
      const last = await workbench.tree(run.sha256, 4);
      expect(last.nodes).toHaveLength(trees?.[4].nodes ?? 0);
      await expect(workbench.tree(run.sha256, 5)).rejects.toThrow(/no tree 5/);
    }
  });

  it('is a sum of terms, the largest first', async () => {
    const { workbench, run } = await smallRun(only('logistic_regression: {}'));
    const { terms, trees } = await workbench.structure(run.sha256);
    expect(trees).toBeNull();
    expect(terms?.map(({ column, level }) => `${column}${level ?? ''}`).sort()).toEqual(['ca', 'cb', 'cc', 'x']);
    expect(terms?.[0].column).toBe('x');
    expect(terms?.[0].coefficient).toBeGreaterThan(1);
  });

  it('has its support vectors and Platt parameters, or its rows', async () => {
    const svm = await smallRun(only('svm: {}'));
    const facts = new Map(
      (await svm.workbench.structure(svm.run.sha256)).facts.map(({ name, value }) => [name, value]),
    );
    expect(facts.get('kernel')).toBe('rbf');
    expect(facts.get('support vectors, positive class')).toBeGreaterThan(1);
    expect(facts.get('Platt a')).toBeLessThan(0);
    const knn = await smallRun(only('knn: {n_neighbors: 3}'));
    const known = (await knn.workbench.structure(knn.run.sha256)).facts;
    expect(known).toContainEqual({ name: 'training rows', value: knn.run.trainRows });
  });
});
