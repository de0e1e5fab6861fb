/** Where a piece of source stands: offsets in UTF-16 units, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string;
  /** Without quotes and with escapes resolved, but before YAML guesses a type: `0777` stays `0777`. */
  readonly spelling: string;
  /** Written without quotes or tag, so that YAML guessed its type. */
  readonly plain: boolean;
  /** Nothing is written at all, as in `knn:`. */
  readonly empty: boolean;
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** Offset behind the colon and its anchor or tag, `null` where there is no colon. */
  readonly afterColon: number | null;
  readonly value: YamlNode;
  /** Where the value stands here: of an alias, the `*name`. */
  readonly valueSpan: Span;
  readonly alias: boolean;
  /** Came in by a merge key (`<<`). */
  readonly merged: boolean;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly flow: boolean;
  /** Own keys in the order of the text, then merged ones. */
  readonly entries: readonly YamlEntry[];
  /** The merge keys (`<<`) themselves. */
  readonly merges: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlList {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  /** Where each item stands here: of an alias, the `*name`. */
  readonly itemSpans: readonly Span[];
  readonly span: Span;
}

/** Aliases share the node that they stand for, so a tree is a graph without cycles. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

/** Own entry of that key, or the merged one. */
export function entryOf(map: YamlMap, key: string): YamlEntry | null {
  return map.entries.find((entry) => entry.key === key) ?? null;
}
