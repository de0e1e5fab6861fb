import { canonicalJson } from '../bytes/canonical-json.ts';
import type { Json } from '../bytes/value.ts';
import { childPath } from './config-path.ts';
import { describeShape } from './describe-shape.ts';
import { readRange } from './read-range.ts';
import type { Shape } from './shape.ts';
import { takesRange } from './shape.ts';
import type { ValueContext, ValueReader } from './value-context.ts';
import { toFlowSource } from './yaml-json.ts';
import type { YamlList, YamlNode } from './yaml-tree.ts';

type Candidates = Extract<Shape, { kind: 'candidates' }>;

/** The values to try of one key; `undefined` where they cannot be read, and a problem says why. */
export function readCandidates(
  node: YamlNode,
  shape: Candidates,
  at: ValueContext,
  read: ValueReader,
): readonly Json[] | undefined {
  if (node.kind === 'list') return readList(node, shape, at, read);
  if (node.kind === 'map' && takesRange(shape.of)) return readRange(node, shape, at, read);
  const isValue = node.kind === 'scalar' && node.value !== null;
  const replacement = isValue ? `[${toFlowSource(node)}]` : undefined;
  at.problems.add({
    code: 'config/type',
    span: at.span,
    path: at.path,
    message:
      node.kind === 'map'
        ? `\`${at.path}\` is given a range, and only numbers have one.`
        : `\`${at.path}\` has to be ${describeShape(shape)}.`,
    fix: replacement === undefined ? 'List the values in square brackets.' : `Write \`${replacement}\`.`,
    ...(replacement === undefined ? {} : { replacement }),
  });
  return undefined;
}

function readList(
  node: YamlList,
  { of, nullable }: Candidates,
  at: ValueContext,
  read: ValueReader,
): readonly Json[] | undefined {
  if (node.items.length === 0) {
    at.problems.add({
      code: 'config/sweep',
      span: at.span,
      path: at.path,
      message: `\`${at.path}\` lists no value.`,
      fix: 'List at least one value to try, or delete the line.',
    });
    return undefined;
  }
  const seen = new Map<string, number>();
  const values = node.items.map((item, i): Json | undefined => {
    const span = node.itemSpans[i];
    const isNull = item.kind === 'scalar' && item.value === null;
    const value = isNull && nullable ? null : read(item, of, { ...at, path: childPath(at.path, String(i)), span });
    if (value === undefined) return undefined;
    const key = canonicalJson(value);
    const first = seen.get(key);
    seen.set(key, first ?? i);
    if (first === undefined) return value;
    at.problems.add({
      code: 'config/sweep',
      span,
      path: at.path,
      message: `\`${at.path}\` lists \`${toFlowSource(item) || 'null'}\` twice.`,
      fix: 'Keep one of them: a value is tried once.',
    });
    return undefined;
  });
  return values.every((value) => value !== undefined) ? values : undefined;
}
