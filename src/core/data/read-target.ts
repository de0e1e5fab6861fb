import type { DataConfig, DecimalMark } from '../config/config.ts';
import type { Problem } from '../errors.ts';
import { parseDecimal } from './decimal.ts';
import type { Target } from './table.ts';
import { counted, lineList, listed, quoted } from './wording.ts';

/** y of a row without a target. */
const NO_TARGET = 255;
const SHOWN = 5;
const SHOWN_VALUES = 10;

export interface TargetReading {
  /** `null` where an error is among the problems. */
  readonly target: Target | null;
  readonly problems: readonly Problem[];
  /** Number of rows without a target. */
  readonly missing: number;
  /** The distinct values as first spelt, in order of appearance, with their counts. */
  readonly values: readonly (readonly [string, number])[];
}

type TargetConfig = Pick<DataConfig, 'target' | 'positive_class' | 'drop_missing_target' | 'decimal'>;

/**
 * Reads the target: texts without surrounding space, two that say the same number (`1`, `1.0`) being one value, which
 * keeps the spelling that stands first in the file.
 */
export function readTarget(
  texts: readonly string[],
  tokens: ReadonlySet<string>,
  config: TargetConfig,
  lines: Int32Array,
): TargetReading {
  const name = config.target;
  const n = texts.length;
  const codes = new Int32Array(n);
  const byText = new Map<string, number>();
  const byKey = new Map<string, number>();
  const labels: string[] = [];
  const counts: number[] = [];
  const without: number[] = [];
  let missing = 0;
  for (let i = 0; i < n; i++) {
    let code = byText.get(texts[i]);
    if (code === undefined) {
      const text = texts[i].trim();
      if (tokens.has(text)) code = -1;
      else {
        const number = parseDecimal(text, config.decimal);
        const key = number === number ? `n${number}` : `t${text}`;
        code = byKey.get(key) ?? labels.length;
        if (code === labels.length) {
          byKey.set(key, code);
          labels.push(text);
          counts.push(0);
        }
      }
      byText.set(texts[i], code);
    }
    codes[i] = code;
    if (code >= 0) counts[code]++;
    else {
      missing++;
      if (without.length < SHOWN) without.push(lines[i]);
    }
  }

  const values = labels.map((label, code) => [label, counts[code]] as const);
  const problems: Problem[] = [];
  if (missing > 0)
    problems.push({
      code: 'data/target-missing-values',
      severity: config.drop_missing_target && missing < n ? 'note' : 'error',
      message: `${counted(missing, 'row')} ${missing === 1 ? 'has' : 'have'} no value in the target ${quoted(name)}: ${lineList(without, missing)}.`,
      fix: config.drop_missing_target
        ? 'They are left out of training and test.'
        : 'Fill them in, or leave these rows out with `data.drop_missing_target: true`.',
      place: { name, line: without[0] },
    });
  if (labels.length === 1)
    problems.push({
      code: 'data/target-one-class',
      severity: 'error',
      message: `The target ${quoted(name)} has one value only, ${quoted(labels[0])}, in ${counted(counts[0], 'row')}.`,
      fix: 'A classifier needs rows of two classes: choose another target or other rows.',
      place: { name },
    });
  if (labels.length > 2) {
    const shown = values.slice(0, SHOWN_VALUES).map(([label, count]) => `${quoted(label)} (${counted(count, 'row')})`);
    problems.push({
      code: 'data/target-not-binary',
      severity: 'error',
      message: `The target ${quoted(name)} has ${counted(labels.length, 'value')}, not two: ${listed(shown, labels.length)}.`,
      fix: 'What is predicted has two values: choose such a column, list what means missing in `data.missing_values`, or add a column to the file that says yes for the value you look for and no for all others.',
      place: { name },
    });
  }
  if (labels.length !== 2) return { target: null, problems, missing, values };

  const chosen = choosePositive(labels, config, name);
  problems.push(...chosen.problems);
  if (chosen.positive < 0 || problems.some(({ severity }) => severity === 'error'))
    return { target: null, problems, missing, values };
  const { positive } = chosen;
  const y = new Uint8Array(n);
  for (let i = 0; i < n; i++) y[i] = codes[i] < 0 ? NO_TARGET : codes[i] === positive ? 1 : 0;
  return { target: { name, labels: [labels[1 - positive], labels[positive]], y }, problems, missing, values };
}

/** Which of the two labels (0 or 1) is the positive class; −1 with an error where the configured one is neither. */
function choosePositive(
  labels: readonly string[],
  { positive_class: wanted, decimal }: TargetConfig,
  name: string,
): { positive: number; problems: Problem[] } {
  const place = { name };
  if (wanted !== null) {
    const positive = labels.findIndex((label) => sameValue(label, wanted, decimal));
    if (positive >= 0) return { positive, problems: [] };
    const message =
      `\`data.positive_class\` is ${quoted(String(wanted))}, but the values of the target ${quoted(name)} are ` +
      `${quoted(labels[0])} and ${quoted(labels[1])}.`;
    const fix = `Write one of them, for example \`data.positive_class: ${JSON.stringify(labels[1])}\`.`;
    return { positive, problems: [{ code: 'data/positive-class', severity: 'error', message, fix, place }] };
  }
  const [a, b] = labels.map((label) => parseDecimal(label, decimal));
  const numeric = a === a && b === b;
  const positive = numeric ? (b > a ? 1 : 0) : labels[1] > labels[0] ? 1 : 0;
  const message =
    `The positive class of ${quoted(name)} is not configured; ${quoted(labels[positive])} is taken, ` +
    `${numeric ? 'the larger number' : 'the later text'}, and ${quoted(labels[1 - positive])} is the other.`;
  const fix = `Write \`data.positive_class: ${JSON.stringify(labels[positive])}\` to settle it.`;
  return { positive, problems: [{ code: 'data/default-positive-class', severity: 'warning', message, fix, place }] };
}

/** As numbers if both are, else as text; a YAML `true` also matches the spellings `True` and `TRUE`. */
function sameValue(label: string, wanted: string | number | boolean, mark: DecimalMark | undefined): boolean {
  if (typeof wanted === 'boolean') return label.toLowerCase() === String(wanted);
  const text = String(wanted).trim();
  const number = typeof wanted === 'number' ? wanted : parseDecimal(text, mark);
  const other = parseDecimal(label, mark);
  return number === number && other === other ? number === other : text === label;
}
