import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factText, nodeWords, questionText, structureFinding } from '../../../src/app/results/model/model-words.ts';
import { depthCounts } from '../../../src/app/results/model/tree-depths.ts';
import { BOX, layoutTree, openTo, treeKey } from '../../../src/app/results/model/tree-layout.ts';
import type { TreeNodeView } from '../../../src/worker/protocol.ts';

/** A tree grown by a list of choices: split or leaf, depth first. */
function grown(choices: readonly boolean[]): TreeNodeView[] {
  const nodes: { parent: number; depth: number; yes: number; no: number }[] = [];
  const grow = (parent: number, depth: number): number => {
    const id = nodes.push({ parent, depth, yes: -1, no: -1 }) - 1;
    if (choices[id] === true && depth < 6) {
      nodes[id].yes = grow(id, depth + 1);
      nodes[id].no = grow(id, depth + 1);
    }
    return id;
  };
  grow(-1, 0);
  return nodes.map(({ parent, depth, yes, no }) => ({
    parent,
    depth,
    test: yes < 0 ? null : { column: 'minutes', threshold: 1.5, levels: [], yes, no },
    counts: [3, 1],
    gini: 0.375,
    value: 0.25,
  }));
}

const trees = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }).map(grown);

describe('a drawn tree', () => {
  it('shows every node once when all is open, and no two boxes touch', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const { nodes: placed } = layoutTree(nodes, openTo(nodes, 99));
        expect(placed.map(({ id }) => id).sort((a, b) => a - b)).toEqual(nodes.map((_, id) => id));
        for (const a of placed)
          for (const b of placed)
            if (a.id < b.id && a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThan(BOX.height);
      }),
    );
  });

  it('hides what is below a folded split', () => {
    fc.assert(
      fc.property(trees, fc.integer({ min: 0, max: 4 }), (nodes, levels) => {
        const { nodes: placed } = layoutTree(nodes, openTo(nodes, levels));
        expect(placed).toHaveLength(nodes.filter(({ depth }) => depth <= levels).length);
      }),
    );
  });

  it('can be walked to every node by keys alone', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        let open = new Set<number>();
        let at = 0;
        const seen = new Set([0]);
        for (let step = 0; step < 4 * nodes.length; step++) {
          const layout = layoutTree(nodes, open);
          const folded = layout.nodes.find(({ id }) => id === at)?.folded === true;
          const move = treeKey(nodes, layout, at, folded ? 'ArrowRight' : 'ArrowDown');
          if (move === null) throw new Error('no move');
          if (move.toggle) open = new Set([...open, move.focus]);
          at = move.focus;
          seen.add(at);
        }
        expect(seen.size).toBe(nodes.length);
      }),
    );
  });

  it('folds by the left arrow, then goes to the parent', () => {
    const nodes = grown([true, true]);
    const layout = layoutTree(nodes, openTo(nodes, 9));
    expect(treeKey(nodes, layout, 1, 'ArrowLeft')).toEqual({ focus: 1, toggle: true });
    expect(treeKey(nodes, layout, 2, 'ArrowLeft')).toEqual({ focus: 1, toggle: false });
    expect(treeKey(nodes, layout, 0, 'x')).toBeNull();
  });
});

describe('the model in words', () => {
  const split = (column: string, threshold: number | null, levels: string[] = []): TreeNodeView => ({
    ...grown([true])[0],
    test: { column, threshold, levels, yes: 1, no: 2 },
  });

  it('keeps the threshold when the name is long', () => {
    expect(questionText(split('minutes', 12.345678))).toBe('minutes ≤ 12.35');
    expect(questionText(split('a_name_that_is_far_too_long_for_a_box', 0.25))).toMatch(
      /^a_name_that_is_fa.*… ≤ 0\.25$/,
    );
    expect(questionText(split('country', null, ['IN']))).toBe('country is IN');
    expect(questionText(split('country', null, ['IN', 'US']))).toBe('country is one of 2');
  });

  it('says everything about a node', () => {
    expect(nodeWords(split('x', 1.5), 'probability', ['y = no', 'y = yes'])).toBe(
      'x ≤ 1.5?; 1 y = yes, 3 y = no; Gini 0.375; probability 25.0\u00a0%',
    );
  });

  it('says what a model is', () => {
    const empty = { model: 'svm', facts: [], terms: null, trees: null } as const;
    expect(structureFinding({ ...empty, trees: [{ nodes: 3, leaves: 2, depth: 1 }] })).toBe(
      'The model is one tree: 2 answers, at most 1 question each',
    );
    expect(structureFinding({ ...empty, terms: [{ column: 'c', level: 'IN', coefficient: -2, unit: 0 }] })).toBe(
      'c = IN weighs most: it lowers the odds',
    );
    expect(structureFinding({ ...empty, facts: [{ name: 'support vectors, positive class', value: 3 }] })).toBe(
      'The model is 3 support vectors',
    );
    expect([factText(true), factText(0.123456), factText('rbf')]).toEqual(['yes', '0.1235', 'rbf']);
  });

  it('counts every tree in one range of depths', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 50 }), (depths) => {
        const bins = depthCounts(depths.map((depth) => ({ nodes: 1, leaves: 1, depth })));
        expect(bins.reduce((sum, bin) => sum + bin.trees, 0)).toBe(depths.length);
        expect(bins.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
