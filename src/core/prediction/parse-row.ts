import type { LoadedPipeline } from '../bundle/read-model.ts';
import { parseDecimal } from '../data/decimal.ts';
import { quoted } from '../data/wording.ts';
import { SelfsameError, type Problem } from '../errors.ts';
import { inputColumns, type RawRow } from './raw-rows.ts';

/**
 * One row as a person types it, in the order of `inputColumns`; `null` is a missing value.
 * @throws SelfsameError `predict/not-numeric` naming every field that is no number
 */
export function parseRow(pipeline: LoadedPipeline, texts: readonly (string | null)[]): RawRow {
  const problems: Problem[] = [];
  const row = inputColumns(pipeline).map(({ name, type }, at) => {
    const text = texts[at] ?? null;
    if (text === null || type === 'categorical') return text;
    const value = parseDecimal(text.trim());
    if (value !== value)
      problems.push({
        code: 'predict/not-numeric',
        severity: 'error',
        message: `${quoted(text)} is no number.`,
        fix: 'Write digits with a point, or leave the field empty: then it counts as missing.',
        place: { name },
      });
    return value;
  });
  if (problems.length > 0) throw new SelfsameError(problems);
  return row;
}
