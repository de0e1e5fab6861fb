import type { StructureView, TermView, TreeNodeView, TreeView } from '../../../worker/protocol.ts';
import { modelName } from '../../text/names.ts';
import { count, percent, plural, short, signed } from '../../text/numbers.ts';

/** What the model is, in a sentence. */
export function structureFinding({ model, terms, trees, facts }: StructureView): string {
  if (trees !== null && trees.length === 1) {
    const [{ leaves, depth }] = trees;
    return `The model is one tree: ${plural(leaves, 'answer')}, at most ${plural(depth, 'question')} each`;
  }
  if (trees !== null) {
    const nodes = trees.reduce((sum, tree) => sum + tree.nodes, 0);
    return `The model is ${plural(trees.length, 'tree')} with ${count(nodes)} nodes`;
  }
  if (terms !== null && terms.length > 0) {
    const [first] = terms;
    return `${termName(first)} weighs most: it ${first.coefficient > 0 ? 'raises' : 'lowers'} the odds`;
  }
  const vectors = facts.filter(({ name }) => name.startsWith('support vectors'));
  if (vectors.length > 0)
    return `The model is ${count(vectors.reduce((sum, { value }) => sum + Number(value), 0))} support vectors`;
  const rows = facts.find(({ name }) => name === 'training rows');
  return rows === undefined
    ? `The model: ${modelName(model)}`
    : `The model is its ${count(Number(rows.value))} training rows`;
}

export const termName = ({ column, level }: Pick<TermView, 'column' | 'level'>): string =>
  level === null ? column : `${column} = ${level}`;

export const factText = (value: string | number | boolean): string =>
  typeof value === 'number' ? short(value) : value === true ? 'yes' : value === false ? 'no' : value;

/** Characters that fit into a node's box. */
const ROOM = 26;

/** Of the question, as long as there is room for; the column's name gives way before the threshold does. */
export function questionText({ test }: TreeNodeView, room = ROOM): string {
  if (test === null) return '';
  const rest = test.threshold === null ? ` is ${levelsText(test.levels, 10)}` : ` ≤ ${short(test.threshold)}`;
  return `${cut(test.column, Math.max(6, room - rest.length))}${cut(rest, room)}`;
}

function levelsText(levels: readonly string[], room: number): string {
  return levels.length === 1 ? cut(levels[0], room) : `one of ${count(levels.length)}`;
}

const cut = (text: string, room: number): string => (text.length <= room ? text : `${text.slice(0, room - 1)}…`);

/** The second line of a node: how many rows, and the share or what it adds. */
export function outcomeText({ counts, value }: TreeNodeView, scale: TreeView['scale']): string {
  const rows = counts === null ? '' : plural(counts[0] + counts[1], 'row');
  const outcome = value === null ? '' : scale === 'probability' ? percent(value, 1) : signed(value);
  return [rows, outcome].filter(Boolean).join(' · ');
}

/** Everything about a node, for the line below the drawing and for screen readers. */
export function nodeWords(
  node: TreeNodeView,
  scale: TreeView['scale'],
  [negative, positive]: readonly [string, string],
): string {
  const { test, counts, gini, value } = node;
  const asked =
    test === null
      ? 'Answer'
      : test.threshold === null
        ? `${test.column} is ${test.levels.length > 1 ? 'one of ' : ''}${test.levels.slice(0, 8).join(', ')}${test.levels.length > 8 ? ` and ${count(test.levels.length - 8)} more` : ''}?`
        : `${test.column} ≤ ${short(test.threshold)}?`;
  const parts = [
    asked,
    counts === null ? null : `${count(counts[1])} ${positive}, ${count(counts[0])} ${negative}`,
    gini === null ? null : `Gini ${gini.toFixed(3)}`,
    value === null
      ? null
      : scale === 'probability'
        ? `probability ${percent(value, 1)}`
        : `adds ${signed(value, 4)} to the log-odds`,
  ];
  return parts.filter((part) => part !== null).join('; ');
}
