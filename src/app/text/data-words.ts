import type { ColumnProfile, DatasetProfile } from '../../worker/protocol.ts';
import { className } from './names.ts';
import { count, percent, plural, short } from './numbers.ts';

/** The table's title: what there is to predict. */
export function dataFinding({ target, rows, columns }: DatasetProfile, configIsBroken: boolean): string {
  if (columns.length === 0) return 'This file cannot be read as a table';
  if (target === null && configIsBroken) return 'The config has problems, so its target is not read yet';
  if (target === null) return 'No target is chosen yet: use one of the columns as target';
  if (target.labels === null || target.counts === null) return `The target ${target.name} cannot be used yet`;
  const share = target.counts[1] / Math.max(1, rows);
  return `${count(target.counts[1])} of ${plural(rows, 'row')}, ${percent(share, share < 0.1 ? 1 : 0)}, are ${className(target.name, target.labels[1])}`;
}

const TYPES: Readonly<Record<ColumnProfile['type'], string>> = {
  numeric: 'number',
  categorical: 'category',
  ignore: 'left out',
  target: 'target',
};

export const typeWord = (type: ColumnProfile['type']): string => TYPES[type];

/** Something worth knowing about a column that has no problem. */
export function columnRemark({ type, numeric, categorical }: ColumnProfile, target: DatasetProfile['target']): string {
  if (type === 'target')
    return target === null || target.labels === null ? 'Target.' : `Target. Positive class: ${target.labels[1]}.`;
  if (numeric !== null) return `${short(numeric.min)} to ${short(numeric.max)}, median ${short(numeric.median)}.`;
  if (categorical !== null && categorical.rare > 0)
    return `${plural(categorical.rare, 'level')} with fewer than 10 rows.`;
  return '';
}

/** Rare levels are worth saying beside other warnings, unless they are what one is about. */
export function hasRemark({ problems, categorical }: ColumnProfile): boolean {
  const rare =
    categorical !== null && categorical.rare > 0 && !problems.some(({ code }) => code === 'data/many-levels');
  return problems.length === 0 || rare;
}

/** In words, for those who do not see the picture. */
export function distributionWords(column: ColumnProfile): string {
  if (column.categorical !== null) {
    return `Most frequent: ${column.categorical.top
      .slice(0, 6)
      .map((level) => `${level.level} ${count(level.count)}`)
      .join(', ')}`;
  }
  if (column.numeric === null) return 'No values';
  return `Deciles: ${column.numeric.deciles.map(short).join(', ')}`;
}

/**
 * A problem of a column as the column's own row says it: without its name, what matters first. `Column "a" is constant:
 * all rows are 1.` → `Constant`, `: all rows are 1.`
 */
export function leadAndRest(message: string, column: string): [lead: string, rest: string] {
  const prefix = `Column ${JSON.stringify(column)} `;
  const bare = message.startsWith(prefix) ? message.slice(prefix.length).replace(/^is /, '') : message;
  const text = bare.charAt(0).toUpperCase() + bare.slice(1);
  const cut = /[:;,.](?= |$)/.exec(text)?.index ?? text.length;
  return [text.slice(0, cut), text.slice(cut)];
}

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

export const delimiterWord = (delimiter: string): string => DELIMITERS[delimiter] ?? delimiter;
