import type { Json } from '../bytes/value.ts';
import { CONFIG_FIELDS, type ConfigField } from './fields.ts';
import { CONFIG_SECTIONS } from './sections.ts';
import type { ProblemList } from './problem-list.ts';
import { readValue } from './read-value.ts';
import { quote } from './text-rules.ts';
import { unknownKey } from './unknown-key.ts';
import { entryOf, type Span, type YamlEntry, type YamlNode } from './yaml-tree.ts';

/** What a config says, by key path; defaults are not filled in. */
export interface SectionReading {
  readonly values: ReadonlyMap<string, Json>;
  /** Of the value, or of its key where it is empty. */
  readonly spans: ReadonlyMap<string, Span>;
  /** Sections that are there, in the order of the text. */
  readonly sections: ReadonlySet<string>;
}

const FIELDS: ReadonlyMap<string, ConfigField> = new Map(CONFIG_FIELDS.map((field) => [field.path, field]));
const SECTIONS: ReadonlySet<string> = new Set(CONFIG_SECTIONS.map(({ path }) => path));
/** Sections that `null` leaves out. */
const SWITCHED_OFF: ReadonlySet<string> = new Set(['features', 'sweep']);

/** Walks a document along the table of fields and collects all problems. */
export function readSections(root: YamlNode | null, problems: ProblemList): SectionReading {
  const values = new Map<string, Json>();
  const spans = new Map<string, Span>();
  const sections = new Set<string>();
  const start: Span = { start: 0, end: 0 };

  const walk = (node: YamlNode, path: string, span: Span): void => {
    if (isNull(node)) return;
    if (node.kind !== 'map') return notASection(node, path, span, problems);
    for (const entry of node.entries) {
      const child = path === '' ? entry.key : `${path}.${entry.key}`;
      const at = placeOfValue(entry);
      const field = FIELDS.get(child);
      if (field !== undefined) {
        spans.set(child, at);
        const value = readField(entry.value, field, at, problems);
        if (value !== undefined) values.set(child, value);
      } else if (SECTIONS.has(child)) {
        spans.set(child, entry.keySpan);
        if (!SWITCHED_OFF.has(child) || !isExplicitNull(entry.value)) sections.add(child);
        walk(entry.value, child, at);
      } else problems.add(() => unknownKey(entry, path));
    }
  };
  if (root !== null) walk(root, '', root.span);
  if (isEmptyMap(root, 'models'))
    problems.add({
      code: 'config/missing-key',
      span: spans.get('models') ?? start,
      path: 'models',
      message: '`models` names no model.',
      fix: 'Name at least one, or delete the section to compare the five classic ones.',
    });
  if (root === null || root.kind === 'map' || isNull(root))
    for (const field of CONFIG_FIELDS)
      if (field.required && !spans.has(field.path)) problems.add(missing(field, spans.get('data') ?? start));
  return { values, spans, sections };
}

/** A problem of an empty value is shown at its key. */
function placeOfValue(entry: YamlEntry): Span {
  return entry.value.kind === 'scalar' && entry.value.empty && !entry.alias ? entry.keySpan : entry.valueSpan;
}

function readField(node: YamlNode, field: ConfigField, span: Span, problems: ProblemList): Json | undefined {
  if (node.kind === 'scalar' && node.value === null) {
    if (field.nullable) return null;
    problems.add({
      code: field.required ? 'config/missing-key' : 'config/type',
      span,
      path: field.path,
      message: `${quote(field.path)} has no value.`,
      fix: field.required ? field.doc : 'Give it a value, or delete the line for the default.',
    });
    return undefined;
  }
  return readValue(node, field.shape, { path: field.path, span, problems });
}

function missing(field: ConfigField, span: Span) {
  return {
    code: 'config/missing-key' as const,
    span,
    path: field.path,
    message: `The config does not say \`${field.path}\`.`,
    fix:
      field.path === 'data.target'
        ? 'Write under `data:` a line `target: ` with the name of the column to predict.'
        : field.doc,
  };
}

function notASection(node: YamlNode, path: string, span: Span, problems: ProblemList): void {
  const items = path === 'models' && node.kind === 'list' ? node.items : [];
  const names = items.map((item) => (item.kind === 'scalar' ? item.spelling : ''));
  const known = names.length > 0 && names.every((name) => SECTIONS.has(`models.${name}`));
  problems.add({
    code: 'config/type',
    span,
    ...(path === '' ? {} : { path }),
    message: path === '' ? 'A config is a list of `key: value` lines.' : `${quote(path)} has to be a group of keys.`,
    fix:
      path === 'models'
        ? 'Write each model as a key with a colon, such as `knn:`.'
        : 'Write its keys below it, indented.',
    ...(known ? { replacement: `{${names.map((name) => `${name}: {}`).join(', ')}}` } : {}),
  });
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function isExplicitNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null && !node.empty;
}

/** `models: {}`; with nothing behind the colon it counts as absent. */
function isEmptyMap(root: YamlNode | null, key: string): boolean {
  const value = root?.kind === 'map' ? entryOf(root, key)?.value : undefined;
  return value?.kind === 'map' && value.entries.length === 0;
}
