import type { Json } from '../bytes/value.ts';
import type { Problem } from '../errors.ts';
import { CONFIG_FIELDS, type ConfigField } from './fields.ts';
import { CONFIG_SECTIONS, DEFAULT_MODELS } from './sections.ts';
import { likelyPositive } from './likely-positive.ts';
import { textFault } from './text-rules.ts';
import { flowYaml, plainText } from './yaml-spelling.ts';

/** What the starter config wants to know of a dataset; a profile of it has all of this. */
export interface StarterProfile {
  readonly columns: readonly StarterColumn[];
}

export interface StarterColumn {
  readonly name: string;
  readonly inferred: 'numeric' | 'categorical';
  readonly distinct: number;
  readonly numeric: { readonly max: number } | null;
  readonly categorical: { readonly top: readonly { readonly level: string }[] } | null;
  readonly problems: readonly Pick<Problem, 'code' | 'message'>[];
}

export interface StarterOptions {
  /** Of the CSV, as the config will see it. */
  readonly path: string;
  readonly target: string;
  /** `undefined`: the larger number or the later text. */
  readonly positiveClass?: string | number | boolean;
  /** Name of the experiment; the name of the CSV without its extension where it is left out. */
  readonly name?: string;
}

const WIDTH = 100;
const FEATURE_SOURCES = [
  'minutes_watched',
  'days_on_platform',
  'courses_started',
  'practice_exams_started',
  'practice_exams_passed',
];
/** A column with such a problem tells a model nothing, or too much. */
const EXCLUDED: readonly Problem['code'][] = ['data/identifier', 'data/all-missing', 'data/leak'];

/** A config for a dataset: every section with its defaults, each key explained, ready to be trained. LF line ends. */
export function starterConfig(profile: StarterProfile, options: StarterOptions): string {
  const hasSources = FEATURE_SOURCES.every((name) => profile.columns.some((column) => column.name === name));
  const known = given(profile, options);
  const told = new Set<string>();
  const lines = [
    '# Every key may be left out except data.target; what is written here is the default or was found in the data.',
  ];
  let open: readonly string[] = [];
  for (const field of CONFIG_FIELDS) {
    const parents = field.path.split('.').slice(0, -1);
    if (parents[0] === 'features' && !hasSources) continue;
    if (parents[0] === 'sweep') continue;
    if (parents[0] === 'models' && !DEFAULT_MODELS.some((model) => model === parents[1])) continue;
    lines.push(...headings(parents, open));
    if (parents.length === 0) lines.push('');
    open = parents;
    const indent = '  '.repeat(parents.length);
    if (!told.has(field.doc)) lines.push(...comment(field.doc, indent));
    told.add(field.doc);
    const excluded = field.path === 'data.exclude' ? excludeLines(profile, options.target, indent) : [];
    lines.push(...(excluded.length > 0 ? excluded : entry(field, known.get(field.path), indent)));
    if (field.path === 'data.columns' && !known.has('data.decimal')) lines.push(...columnNotes(profile, indent));
  }
  return `${lines.join('\n')}\n`;
}

function given(
  profile: StarterProfile,
  { path, target, positiveClass, name }: StarterOptions,
): ReadonlyMap<string, Json> {
  const base = (path.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]*$/, '');
  const title = name ?? base;
  const known = new Map<string, Json>([
    ['data.path', path],
    ['data.target', target],
  ]);
  if (textFault(title, 'name') === null) known.set('experiment.name', title);
  const positive = positiveClass ?? positiveOf(profile.columns.find((column) => column.name === target));
  if (positive !== null) known.set('data.positive_class', positive);
  if (hasDecimalCommas(profile)) known.set('data.decimal', ',');
  return known;
}

/** Numbers such as `12,5` in some column, and none with a fraction behind a point. */
function hasDecimalCommas({ columns }: StarterProfile): boolean {
  const commas = ({ categorical, problems }: StarterColumn): boolean =>
    problems.some(({ code }) => code === 'data/mostly-numeric') &&
    categorical !== null &&
    categorical.top.every(({ level }) => /^\s*[+-]?\d+(?:,\d+)?\s*$/.test(level));
  return columns.some(commas) && columns.every(({ numeric }) => numeric === null || Number.isInteger(numeric.max));
}

/** What is likely meant, said outright, so that the person sees it. */
function positiveOf(target: StarterColumn | undefined): string | number | null {
  if (target === undefined || target.distinct !== 2) return null;
  if (target.numeric !== null) return target.numeric.max;
  const [a, b] = target.categorical?.top ?? [];
  return a === undefined || b === undefined ? null : likelyPositive(a.level, b.level);
}

function headings(parents: readonly string[], open: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (let depth = 0; depth < parents.length; depth++) {
    if (parents.slice(0, depth + 1).every((key, i) => key === open[i])) continue;
    const path = parents.slice(0, depth + 1).join('.');
    const indent = '  '.repeat(depth);
    const doc = CONFIG_SECTIONS.find((section) => section.path === path)?.doc;
    if (depth === 0) lines.push('');
    if (doc !== undefined) lines.push(...comment(doc, indent));
    lines.push(`${indent}${parents[depth]}:`);
  }
  return lines;
}

function entry({ path, default: byDefault }: ConfigField, value: Json | undefined, indent: string): readonly string[] {
  const key = path.slice(path.lastIndexOf('.') + 1);
  const line = `${key}: ${flowYaml(value ?? byDefault ?? null)}`;
  // A long default is shown and left in force; the line can be uncommented as it stands.
  return [`${indent}${value === undefined && line.length > WIDTH ? '# ' : ''}${line}`];
}

function excludeLines({ columns }: StarterProfile, target: string, indent: string): readonly string[] {
  const excluded = columns.flatMap((column) => {
    const reason = column.name === target ? undefined : column.problems.find(({ code }) => EXCLUDED.includes(code));
    return reason === undefined
      ? []
      : [...comment(reason.message, `${indent}  `), `${indent}  - ${plainText(column.name)}`];
  });
  return excluded.length > 0 ? [`${indent}exclude:`, ...excluded] : [];
}

/** Columns that need a decision, as comments: the decision is the person's. */
function columnNotes({ columns }: StarterProfile, indent: string): readonly string[] {
  return columns.flatMap(({ name, problems }) =>
    problems
      .filter(({ code }) => code === 'data/mostly-numeric')
      .flatMap(({ message }) => comment(`${plainText(name)}: ${message}`, indent)),
  );
}

/** Comment lines of bounded width. Names of columns are a stranger's text: no line end may come out of them. */
function comment(text: string, indent: string): readonly string[] {
  const clean = text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029\uFEFF]/gu, ' ');
  const lines: string[] = [];
  let line = `${indent}#`;
  for (const word of clean.split(' ')) {
    if (line.length + 1 + word.length > WIDTH && line.trim() !== '#') {
      lines.push(line);
      line = `${indent}#`;
    }
    line += ` ${word}`;
  }
  return [...lines, line.trimEnd()];
}
