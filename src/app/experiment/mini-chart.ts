import type { ColumnProfile } from '../../worker/protocol.ts';

/** A column's distribution by class in a box of 168 × 40, ready to draw. */
export const MINI = { width: 168, height: 40 } as const;

export interface MiniBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly role: 'negative' | 'positive';
}

export interface MiniChart {
  readonly bars: readonly MiniBar[];
  /** Steps of the target class over a numeric column. */
  readonly line: string | null;
  readonly texts: readonly { readonly x: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' }[];
}

/** Most levels that are drawn; few stand further apart, so that more of their names fits beneath. */
const LEVELS = 6;
/** Drawn where the names of so many would be cut. */
const FEW_LEVELS = 4;
const WIDEST_STEP = 56;
/** Of letters of 11 px: wide ones, narrow ones, all others. */
const LETTERS: readonly (readonly [RegExp, number])[] = [
  [/[mwMW@%]|\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u, 10.5],
  [/[ijltfrI.,:;'|! ()[\]-]/u, 3.6],
  [/[A-Z]|\p{Lu}/u, 7.9],
];
const OTHER_LETTER = 6.2;
const NAME_GAP = 4;

export function miniChart(column: ColumnProfile): MiniChart | null {
  if (column.type === 'target') return targetChart(column);
  if (column.numeric !== null) return numericChart(column.numeric.histogram);
  if (column.categorical !== null) return levelChart(column.categorical.top);
  return null;
}

interface Bins {
  readonly counts: readonly number[];
  readonly byClass: readonly [readonly number[], readonly number[]] | null;
}

/** Each class as shares of itself on a square-root scale, so that a rare class and a long tail stay visible. */
function numericChart({ counts, byClass }: Bins): MiniChart {
  const shares = (values: readonly number[]): number[] => {
    const total = values.reduce((sum, n) => sum + n, 0);
    return values.map((n) => (total === 0 ? 0 : Math.sqrt(n / total)));
  };
  const grey = shares(byClass === null ? counts : byClass[0]);
  const ink = byClass === null ? null : shares(byClass[1]);
  const most = Math.max(...grey, ...(ink ?? []), Number.MIN_VALUE);
  const step = MINI.width / grey.length;
  const top = (share: number): number => round(MINI.height - (share / most) * (MINI.height - 2));
  const bars = grey.map((share, i): MiniBar => ({
    x: round(i * step + 0.5),
    y: top(share),
    width: round(Math.max(0.5, step - 1)),
    height: round(MINI.height - top(share)),
    role: 'negative',
  }));
  const line = ink?.map((share, i) => `${i === 0 ? `M0 ${top(share)}` : `V${top(share)}`}H${round((i + 1) * step)}`);
  return { bars, line: line?.join('') ?? null, texts: [] };
}

interface Level {
  readonly level: string;
  readonly count: number;
  readonly byClass: readonly [number, number] | null;
}

/** The most frequent levels as bars; the part of the target class stands at their foot. */
function levelChart(top: readonly Level[]): MiniChart {
  const shown = shownLevels(top);
  const most = Math.max(...shown.map((level) => level.count), 1);
  const step = stepOf(shown);
  const names = shown.map((level) => fit(level.level, step - NAME_GAP));
  // Identifiers begin alike: cut, they say nothing.
  const areTold = new Set(names).size > shown.length / 2;
  const bars = shown.flatMap((level, i): MiniBar[] => {
    const height = Math.max(2, (level.count / most) * 24);
    const part = level.byClass === null || level.count === 0 ? 0 : level.byClass[1] / level.count;
    const bar = { x: round(i * step), width: round(Math.min(step - 6, 36)) };
    return [
      { ...bar, y: round(26 - height), height: round(height), role: 'negative' },
      { ...bar, y: round(26 - height * part), height: round(height * part), role: 'positive' },
    ];
  });
  const texts = names.map((text, i) => ({
    x: round(i * step + bars[2 * i].width / 2),
    text,
    anchor: 'middle' as const,
  }));
  return { bars, line: null, texts: areTold ? texts : [] };
}

function targetChart({ categorical }: ColumnProfile): MiniChart | null {
  if (categorical === null) return null;
  const [a, b] = [...categorical.top].sort((x, y) => x.count - y.count);
  if (b === undefined || categorical.top.length > 2) return levelChart(categorical.top);
  const share = a.count / (a.count + b.count);
  const width = Math.max(1, share * MINI.width);
  return {
    bars: [
      { x: 0, y: 6, width: round(width), height: 14, role: 'positive' },
      { x: round(width + 2), y: 6, width: round(Math.max(0, MINI.width - width - 2)), height: 14, role: 'negative' },
    ],
    line: null,
    texts: [
      { x: 0, text: `${isolated(cut(a.level, 8))}: ${(share * 100).toFixed(1)} %`, anchor: 'start' },
      { x: MINI.width, text: `${isolated(cut(b.level, 8))}: ${((1 - share) * 100).toFixed(1)} %`, anchor: 'end' },
    ],
  };
}

/** So that a name that is read from right to left does not turn what stands beside it. */
const isolated = (text: string): string => (/[\u0590-\u08ff]/.test(text) ? `\u2068${text}\u2069` : text);

function cut(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 2).join('')}…`;
}

const stepOf = (levels: readonly Level[]): number => Math.min(WIDEST_STEP, MINI.width / levels.length);

function shownLevels(top: readonly Level[]): readonly Level[] {
  const many = top.slice(0, LEVELS);
  const room = stepOf(many) - NAME_GAP;
  return many.every(({ level }) => nameWidth(level) <= room) ? many : top.slice(0, FEW_LEVELS);
}

/** As much of a name as has room. */
function fit(text: string, width: number): string {
  if (nameWidth(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && nameWidth(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('')}…`;
}

function nameWidth(text: string): number {
  return [...text].reduce((sum, letter) => {
    const [, width] = LETTERS.find(([pattern]) => pattern.test(letter)) ?? [null, letter === '…' ? 11 : OTHER_LETTER];
    return sum + width;
  }, 0);
}

const round = (value: number): number => Math.round(value * 10) / 10;
