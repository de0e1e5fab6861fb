import type { Alias, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isScalar, isSeq } from 'yaml';
import { composeYaml } from './compose-yaml.ts';
import type { ProblemList } from './problem-list.ts';
import { quote } from './text-rules.ts';
import type { Span, YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** What aliases and merge keys may add to a config, in nodes; ten lists of a hundred columns are far below it. */
const MAX_EXPANSION = 10000;

const CORE_TAG = /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/;

/**
 * Reads a text as YAML 1.2 (core schema, merge keys) into a tree with positions. Aliases are resolved and bounded,
 * tags other than the core ones refused, duplicate keys reported; the first of them counts.
 * @returns null where nothing can be read or the document is empty
 */
export function readYaml(text: string, problems: ProblemList): YamlNode | null {
  const contents = composeYaml(text, problems)?.contents ?? null;
  if (contents === null) return null;
  return new Reader(problems).read(contents);
}

type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

class Reader {
  readonly #problems: ProblemList;
  /** `null` while the anchored node is still being read: an alias inside it would be a cycle. */
  readonly #anchors = new Map<string, YamlNode | null>();
  readonly #sizes = new Map<YamlNode, number>();
  #expanded = 0;
  #bombed = false;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  read(node: ParsedNode): YamlNode {
    if (isAlias(node)) return this.#resolve(node);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, null);
    this.#checkTag(node);
    const read = isScalar(node) ? scalar(node) : this.#readCollection(node);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, read);
    return read;
  }

  #readCollection(node: Collection): YamlNode {
    const flow = node.flow === true;
    const [start, end] = node.range;
    if (isSeq(node)) {
      const items = (node.items as readonly ParsedNode[]).map((item) => this.read(item));
      const itemSpans = (node.items as readonly ParsedNode[]).map(spanOf);
      return this.#sized({ kind: 'list', flow, items, itemSpans, span: { start, end } }, items);
    }
    const { entries, merges } = this.#readEntries(node);
    return this.#sized(
      { kind: 'map', flow, entries, merges, span: { start, end } },
      entries.map((entry) => entry.value),
    );
  }

  #readEntries(node: YAMLMap.Parsed): Pick<YamlMap, 'entries' | 'merges'> {
    const own = new Map<string, YamlEntry>();
    const merges: YamlEntry[] = [];
    for (const pair of node.items) {
      const keySpan = spanOf(pair.key);
      const value = pair.value === null ? nothing(keySpan.end) : this.read(pair.value);
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const alias = isAlias(pair.value);
      const entry: YamlEntry = {
        key,
        keySpan,
        afterColon: afterColon(pair.srcToken),
        value,
        valueSpan: pair.value === null ? value.span : spanOf(pair.value),
        alias,
        merged: false,
      };
      const first = own.get(key);
      if (key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') merges.push(entry);
      else if (first === undefined) own.set(key, entry);
      else
        this.#problems.add({
          code: 'config/duplicate-key',
          span: keySpan,
          message: `The key ${quote(key)} is here a second time; the first is in line ${this.#problems.lineOf(first.keySpan.start)}.`,
          fix: 'Keep one of them.',
        });
    }
    for (const merge of merges) this.#merge(merge, own);
    return { entries: [...own.values()], merges };
  }

  /** Keys of the map itself win, then those of the maps in the order in which they are named (YAML merge key 1.1). */
  #merge(merge: YamlEntry, own: Map<string, YamlEntry>): void {
    const sources = merge.value.kind === 'list' ? merge.value.items : [merge.value];
    for (const source of sources) {
      if (source.kind !== 'map') {
        this.#problems.add({
          code: 'config/type',
          span: merge.valueSpan,
          message: 'A merge key (`<<`) takes a map, or a list of maps.',
          fix: 'Write `<<: *name`, where `&name` marks a map.',
        });
        return;
      }
      if (!this.#grow(source.entries.length, merge.valueSpan)) return;
      for (const entry of source.entries) if (!own.has(entry.key)) own.set(entry.key, { ...entry, merged: true });
    }
  }

  #resolve(alias: Alias.Parsed): YamlNode {
    const span = spanOf(alias);
    const target = this.#anchors.get(alias.source);
    if (target === undefined)
      this.#problems.add({
        code: 'config/syntax',
        span,
        message: `Nothing above is marked with the anchor ${quote(`&${alias.source}`)}.`,
        fix: 'Define the anchor above the place that uses it.',
      });
    else if (target === null)
      this.#bomb(span, `The alias ${quote(`*${alias.source}`)} stands inside what it stands for.`);
    else if (this.#grow(this.#sizes.get(target) ?? 1, span)) return target;
    return nothing(span.start);
  }

  /** Counts what an alias adds; false when that is too much. */
  #grow(nodes: number, span: Span): boolean {
    this.#expanded += nodes;
    if (this.#expanded <= MAX_EXPANSION) return true;
    this.#bomb(span, `The aliases expand to more than ${MAX_EXPANSION} values.`);
    return false;
  }

  #bomb(span: Span, message: string): void {
    if (this.#bombed) return;
    this.#bombed = true;
    this.#problems.add({ code: 'config/alias-bomb', span, message, fix: 'Write the values out.' });
  }

  #sized<N extends YamlNode>(node: N, children: readonly YamlNode[]): N {
    let size = 1;
    for (const child of children) size += this.#sizes.get(child) ?? 1;
    this.#sizes.set(node, size);
    return node;
  }

  #checkTag(node: Exclude<ParsedNode, Alias.Parsed>): void {
    if (node.tag === undefined || CORE_TAG.test(node.tag)) return;
    this.#problems.add({
      code: 'config/tag',
      span: spanOf(node),
      message: `The value has the tag ${quote(node.tag)}; tags are not read.`,
      fix: 'Delete the tag; plain values are enough.',
    });
  }
}

function scalar(node: Exclude<ParsedNode, Alias.Parsed | Collection>): YamlScalar {
  const { value } = node;
  const known = value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string';
  const spelling = node.source;
  const plain = node.type === 'PLAIN' && node.tag === undefined;
  return {
    kind: 'scalar',
    value: known ? value : spelling,
    spelling,
    plain,
    empty: plain && spelling === '',
    span: spanOf(node),
  };
}

function nothing(offset: number): YamlScalar {
  return { kind: 'scalar', value: null, spelling: '', plain: true, empty: true, span: { start: offset, end: offset } };
}

function spanOf(node: ParsedNode): Span {
  return { start: node.range[0], end: node.range[1] };
}

type SourceTokens = readonly { readonly type: string; readonly offset: number; readonly source: string }[];

/** Behind the colon, and behind an anchor or a tag that stands there. */
function afterColon(token: { readonly sep?: SourceTokens } | undefined): number | null {
  const last = token?.sep?.findLast(({ type }) => type === 'map-value-ind' || type === 'anchor' || type === 'tag');
  return last === undefined ? null : last.offset + last.source.length;
}
