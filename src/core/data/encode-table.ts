import type { Value } from '../bytes/value.ts';
import type { Resolution } from './read-table.ts';
import type { Column, Table } from './table.ts';

/** The canonical form of a table with what was resolved while it was read. */
export function encodeTable(table: Table, resolution: Resolution): Value {
  return {
    n: table.n,
    columns: table.columns.map(encodeColumn),
    target: { name: table.target.name, labels: table.target.labels, y: table.target.y },
    resolution: {
      positive_class: resolution.positive_class,
      negative_class: resolution.negative_class,
      columns: resolution.columns.map(({ name, type }) => ({ name, type })),
      delimiter: resolution.delimiter,
    },
  };
}

function encodeColumn(column: Column): Value {
  return column.kind === 'numeric'
    ? { kind: column.kind, name: column.name, values: column.values }
    : { kind: column.kind, name: column.name, levels: column.levels, codes: column.codes };
}

/** The reverse, for a value that this program encoded and whose hash is known: its shape is not checked again. */
export function decodeTable(value: Value): { table: Table; resolution: Resolution } {
  const { n, columns, target, resolution } = value as unknown as Table & { resolution: Resolution };
  return { table: { n, columns, target }, resolution };
}
