import type { Problem } from '../errors.ts';
import { leakWarning } from './leak.ts';
import type { Fields } from './read-fields.ts';
import type { Column, Target } from './table.ts';
import { counted, grouped, listed, quoted } from './wording.ts';

/** Below this many values nothing can be said about uniqueness. */
const MIN_UNIQUE = 20;
const MANY_LEVELS = 100;
const RARE = 10;
const MOSTLY = 0.9;
/** How many levels are looked at to tell dates. */
const SAMPLE = 1000;

const DATE = new RegExp(
  '^(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|' +
    '\\d{1,2}[ -][A-Za-z]{3,9}\\.?[ -]\\d{2,4}|[A-Za-z]{3,9}\\.? \\d{1,2},? \\d{4})' +
    '(?:[T ,]+\\d{1,2}:\\d{2}.{0,20})?$',
);
/** Tokens for a missing value that are also words or codes of their own. */
const WORDS = ['NA', 'N/A', 'n/a', 'None'];

/**
 * What a person should look at in a feature column before trusting a model made with it. Nothing here stops a run.
 * @param texts the fields of the column as in the file
 * @param target `null` where it is not known yet
 */
export function columnWarnings(
  column: Column,
  texts: readonly string[],
  fields: Fields,
  target: Target | null,
): Problem[] {
  const { name } = column;
  const warn = (code: Problem['code'], message: string, fix: string): Problem => ({
    code,
    severity: 'warning',
    message: `Column ${quoted(name)} ${message}`,
    fix,
    place: { name },
  });
  const leaveOut = `Leave it out with \`data.columns: {${JSON.stringify(name)}: ignore}\``;
  const present = column.kind === 'numeric' ? fields.counts.numeric : fields.counts.numeric + fields.counts.text;
  if (present === 0) return [];
  const found: Problem[] = [];

  const value = onlyValue(column);
  if (value !== null) {
    const rest = fields.counts.missing > 0 ? ', apart from missing ones' : '';
    found.push(warn('data/constant', `has one value only, ${quoted(value)}${rest}.`, `${leaveOut}: it says little.`));
  }
  const levels = column.kind === 'categorical' ? column.levels : [];
  if (levels.length > 1 && dateLike(levels))
    found.push(
      warn(
        'data/date-like',
        `holds dates and is read as a category with ${counted(levels.length, 'level')}.`,
        `${leaveOut}, or put a number in its place (an age, a month).`,
      ),
    );
  else if (present >= MIN_UNIQUE && allDifferent(column, present))
    found.push(
      warn(
        'data/identifier',
        `has another value in every row, as an identifier has.`,
        `${leaveOut}, unless it is a measurement.`,
      ),
    );
  else if (levels.length >= MANY_LEVELS)
    found.push(warn('data/many-levels', manyLevels(column), `${leaveOut}, or join rare levels.`));
  if (column.kind === 'numeric' && fields.counts.leadingZeros > 0)
    found.push(
      warn(
        'data/identifier',
        `has ${counted(fields.counts.leadingZeros, 'number')} with leading zeros, which are lost.`,
        `If it holds codes, write \`data.columns: {${JSON.stringify(name)}: categorical}\`.`,
      ),
    );
  const leak = target === null ? null : leakWarning(column, target);
  if (leak !== null) found.push(leak);
  if (column.kind === 'categorical' && fields.counts.missing > 0) {
    const token = plausibleTokens(texts, fields.missing);
    if (token !== null)
      found.push(
        warn(
          'data/missing-token-plausible',
          `has ${token.words}, counted as missing${token.codes ? ' beside other two-letter codes (NA is Namibia)' : ''}.`,
          `If that is a category, write \`data.missing_values_by_column: {${JSON.stringify(name)}: [""]}\`.`,
        ),
      );
  }
  return found;
}

/** The one value of a constant column as text, else `null`. */
function onlyValue(column: Column): string | null {
  if (column.kind === 'categorical') return column.levels.length === 1 ? column.levels[0] : null;
  const { values } = column;
  let first = NaN;
  for (let i = 0; i < values.length; i++) {
    if (first !== first) first = values[i];
    else if (values[i] === values[i] && values[i] !== first) return null;
  }
  return String(first);
}

/** For numbers only if they are integers: measurements may well all differ. */
function allDifferent(column: Column, present: number): boolean {
  if (column.kind === 'categorical') return column.levels.length === present;
  const seen = new Set<number>();
  for (const value of column.values) {
    if (value !== value) continue;
    if (!Number.isInteger(value) || seen.has(value)) return false;
    seen.add(value);
  }
  return true;
}

function dateLike(levels: readonly string[]): boolean {
  const sample = levels.slice(0, SAMPLE);
  return sample.filter((level) => level.length <= 64 && DATE.test(level.trim())).length >= sample.length * MOSTLY;
}

function manyLevels(column: Column): string {
  if (column.kind !== 'categorical') return '';
  const counts = new Int32Array(column.levels.length);
  for (const code of column.codes) if (code >= 0) counts[code]++;
  const rare = counts.filter((count) => count < RARE).length;
  return `has ${counted(column.levels.length, 'level')}, ${grouped(rare)} of them in fewer than ${RARE} rows.`;
}

function plausibleTokens(texts: readonly string[], missing: Uint8Array): { words: string; codes: boolean } | null {
  const counts = WORDS.map(() => 0);
  let twoLetters = 0;
  let others = 0;
  for (let i = 0; i < texts.length; i++) {
    if (missing[i] === 0) {
      others++;
      if (/^[A-Z]{2}$/.test(texts[i])) twoLetters++;
      continue;
    }
    const word = WORDS.indexOf(texts[i].trim());
    if (word >= 0) counts[word]++;
  }
  const found = WORDS.flatMap((word, w) => (counts[w] > 0 ? [`${quoted(word)} in ${counted(counts[w], 'row')}`] : []));
  if (found.length === 0) return null;
  return { words: listed(found), codes: counts[0] > 0 && twoLetters >= others * MOSTLY };
}
