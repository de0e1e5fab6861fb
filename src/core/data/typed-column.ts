import { byCodeUnit } from '../bytes/text.ts';
import type { CategoricalColumn, NumericColumn } from './table.ts';
import type { Fields } from './read-fields.ts';

/** Every field that is no decimal becomes missing; callers have refused those that are not. */
export function numericColumn(name: string, fields: Fields): NumericColumn {
  return { kind: 'numeric', name, values: fields.numbers };
}

/** Levels are the fields as they stand in the file, spaces included, as in pandas. */
export function categoricalColumn(name: string, texts: readonly string[], missing: Uint8Array): CategoricalColumn {
  const n = texts.length;
  const order = new Map<string, number>();
  const codes = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    if (missing[i] === 1) {
      codes[i] = -1;
      continue;
    }
    let code = order.get(texts[i]);
    if (code === undefined) {
      code = order.size;
      order.set(texts[i], code);
    }
    codes[i] = code;
  }
  const seen = [...order.keys()];
  const levels = [...seen].sort(byCodeUnit);
  const rank = new Map(levels.map((level, code) => [level, code]));
  const sorted = Int32Array.from(seen, (level) => rank.get(level) ?? -1);
  for (let i = 0; i < n; i++) if (codes[i] >= 0) codes[i] = sorted[codes[i]];
  return { kind: 'categorical', name, levels, codes };
}
