import type { Problem } from '../errors.ts';
import type { Fields, FieldSample } from './read-fields.ts';
import { counted, grouped, quoted } from './wording.ts';

/** From this share of its non-missing fields on, a column is taken to be meant as numbers. */
const MOSTLY = 0.9;

export interface Inference {
  readonly kind: 'numeric' | 'categorical';
  /** At most one: why the kind is not plain from the fields. */
  readonly problem: Problem | null;
}

/**
 * The kind of a column by its fields alone.
 *
 * Numeric: every non-missing field is a decimal and none is an integer beyond 2^53 (which would lose digits; such a
 * column is text, with a warning). Mostly numeric, and an error because either reading could be wrong: at least 90 % of
 * the non-missing fields are decimals, or look as if meant as numbers (`12,5`, `1 000`, `$3`, `1e400`, `0x10`), but not
 * all are decimals. All missing is an error too: nothing can be learned from the column. Else categorical.
 *
 * @param lines physical line of each row, for the places
 */
export function inferType(name: string, fields: Fields, lines: Int32Array): Inference {
  const { counts } = fields;
  const present = counts.numeric + counts.text;
  const first = fields.texts.length > 0 ? fields.texts[0] : fields.large.length > 0 ? fields.large[0] : null;
  const place = first === null ? { name } : { name, row: first.row, line: lines[first.row] };
  const key = JSON.stringify(name);
  if (present === 0)
    return {
      kind: 'categorical',
      problem: {
        code: 'data/all-missing',
        severity: 'error',
        message: `Column ${quoted(name)} has no value at all: every field counts as missing.`,
        fix: `Leave it out with \`data.columns: {${key}: ignore}\`.`,
        place,
      },
    };
  if (counts.text === 0 && counts.largeIntegers > 0)
    return {
      kind: 'categorical',
      problem: {
        code: 'data/large-integers',
        severity: 'warning',
        message:
          `Column ${quoted(name)} has ${counted(counts.largeIntegers, 'integer')} beyond 2^53, which a number cannot ` +
          `hold exactly (${samples(fields.large, lines)}); it is read as text.`,
        fix: `If it identifies rows, leave it out: \`data.columns: {${key}: ignore}\`; \`numeric\` rounds it.`,
        place,
      },
    };
  if (counts.text === 0) return { kind: 'numeric', problem: null };
  if (counts.numeric + counts.numberLike < present * MOSTLY && counts.numeric < present * MOSTLY)
    return { kind: 'categorical', problem: null };
  return {
    kind: 'categorical',
    problem: {
      code: 'data/mostly-numeric',
      severity: 'error',
      message:
        `Column ${quoted(name)} looks numeric, but ${grouped(counts.text)} of ${counted(present, 'field')} ` +
        `${counts.text === 1 ? 'is no number' : 'are no numbers'}: ${samples(fields.texts, lines, counts.text)}.`,
      fix:
        `Mend the fields; or add them to \`data.missing_values\`; or say what the column is: ` +
        `\`data.columns: {${key}: categorical}\` or \`{${key}: ignore}\`.`,
      place,
    },
  };
}

/** `"12,5" (line 7), "$3" (line 9) and 4 more`. */
export function samples(list: readonly FieldSample[], lines: Int32Array, total = list.length): string {
  const shown = list.map(({ row, text }) => `${quoted(text)} (line ${lines[row]})`).join(', ');
  return total > list.length ? `${shown} and ${grouped(total - list.length)} more` : shown;
}
