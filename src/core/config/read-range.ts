import { childPath } from './config-path.ts';
import { countOff } from './count-off.ts';
import { nearestName } from './nearest-name.ts';
import type { ValueContext, ValueReader } from './value-context.ts';
import { choice, whole, type Shape } from './shape.ts';
import { quote } from './text-rules.ts';
import { entryOf, type YamlEntry, type YamlMap } from './yaml-tree.ts';

const KEYS = ['from', 'to', 'steps', 'scale'] as const;
const MOST_STEPS = 100;

/** `{from: 0.01, to: 100, steps: 5, scale: log}` as the list of its values. */
export function readRange(
  node: YamlMap,
  { of }: Extract<Shape, { kind: 'candidates' }>,
  at: ValueContext,
  read: ValueReader,
): readonly number[] | undefined {
  const number = numberIn(of);
  if (number === null || !keysAreKnown(node, at)) return undefined;
  const value = (key: string, shape: Shape): unknown => {
    const entry = entryOf(node, key);
    return entry === null ? undefined : read(entry.value, shape, { ...at, ...place(entry, at) });
  };
  const from = value('from', number);
  const to = value('to', number);
  const steps = value('steps', whole(2, MOST_STEPS));
  const scale = entryOf(node, 'scale') === null ? 'linear' : value('scale', choice('linear', 'log'));
  if (typeof from !== 'number' || typeof to !== 'number' || typeof steps !== 'number') return undefined;
  if (scale !== 'linear' && scale !== 'log') return undefined;
  const wrong = (key: string, message: string, fix: string): undefined => {
    const entry = entryOf(node, key);
    at.problems.add({
      code: 'config/sweep',
      ...(entry === null ? { span: at.span, path: at.path } : place(entry, at)),
      message,
      fix,
    });
  };
  if (from >= to)
    return wrong('to', `The range of \`${at.path}\` ends at ${to}, not above ${from}.`, 'Exchange `from` and `to`.');
  if (scale === 'log' && from <= 0)
    return wrong(
      'from',
      `The range of \`${at.path}\` begins at ${from}, and a logarithmic one has to begin above 0.`,
      'Raise `from`, or use `scale: linear`.',
    );
  return countOff({ from, to, steps, scale }, number.whole);
}

function numberIn(shape: Shape): Extract<Shape, { kind: 'number' }> | null {
  if (shape.kind === 'number') return shape;
  if (shape.kind !== 'either') return null;
  return shape.shapes.map(numberIn).find((found) => found !== null) ?? null;
}

/** A problem of an empty value is shown at its key. */
function place(entry: YamlEntry, at: ValueContext) {
  const empty = entry.value.kind === 'scalar' && entry.value.empty && !entry.alias;
  return { span: empty ? entry.keySpan : entry.valueSpan, path: childPath(at.path, entry.key) };
}

function keysAreKnown(node: YamlMap, at: ValueContext): boolean {
  const unknown = node.entries.filter(({ key }) => !KEYS.some((known) => known === key));
  for (const { key, keySpan } of unknown) {
    const nearest = nearestName(key, KEYS);
    at.problems.add({
      code: 'config/unknown-key',
      span: keySpan,
      path: childPath(at.path, key),
      message: `A range has no key ${quote(key)}.`,
      fix: nearest === null ? 'It has `from`, `to`, `steps` and `scale`.' : `Did you mean \`${nearest}\`?`,
      ...(nearest === null ? {} : { replacement: nearest }),
    });
  }
  const missing = ['from', 'to', 'steps'].filter((key) => entryOf(node, key) === null);
  if (missing.length > 0 && unknown.length === 0)
    at.problems.add({
      code: 'config/missing-key',
      span: at.span,
      path: at.path,
      message: `The range of \`${at.path}\` does not say ${missing.map((key) => `\`${key}\``).join(', ')}.`,
      fix: 'Write `{from: 1, to: 9, steps: 5}`, with `scale: log` for factors in place of distances.',
    });
  return missing.length === 0 && unknown.length === 0;
}
