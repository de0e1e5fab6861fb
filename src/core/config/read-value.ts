import type { Json } from '../bytes/value.ts';
import { childPath } from './config-path.ts';
import { describeShape } from './describe-shape.ts';
import { nearestName } from './nearest-name.ts';
import { readCandidates } from './read-candidates.ts';
import { isWholeLiteral, readNumber, readNumberLiteral, type NumberReading } from './read-number.ts';
import type { NumberShape, Shape, TextRule } from './shape.ts';
import { quote, textFault } from './text-rules.ts';
import type { YamlList, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';
import type { ValueContext } from './value-context.ts';
import { plainText } from './yaml-spelling.ts';

/**
 * The value that a node has under a shape, or `undefined` where it has none; then a problem says why.
 * `null` comes out only of `max_features: 1.0` (all columns) and `positive_class: null`.
 */
export function readValue(node: YamlNode, shape: Shape, at: ValueContext): Json | undefined {
  switch (shape.kind) {
    case 'text':
      return node.kind === 'scalar' ? readText(node, shape.rule, at) : wrongType(shape, at);
    case 'number':
      return readNumeric(node, shape, at);
    case 'boolean':
      return readBoolean(node, shape, at);
    case 'choice':
      return readChoice(node, shape, at);
    case 'label':
      return readLabel(node, shape, at);
    case 'share':
      return readShare(node, shape, at);
    case 'list':
      return node.kind === 'list' ? readList(node, shape.of, at) : wrongType(shape, at, listOf(node));
    case 'map':
      return node.kind === 'map' ? readMap(node, shape.of, at) : wrongType(shape, at);
    case 'either':
      return readEither(node, shape.shapes, at);
    case 'candidates':
      return readCandidates(node, shape, at, readValue);
  }
}

function readText(node: YamlScalar, rule: TextRule, at: ValueContext): string | undefined {
  const fault = textFault(node.spelling, rule);
  if (fault === null) return node.spelling;
  const code = rule === 'path' || rule === 'file-name' ? 'config/path' : 'config/bounds';
  const { message, fix, suggestion } = fault;
  at.problems.add({
    code,
    span: at.span,
    path: at.path,
    message: `${name(at)}: ${message}`,
    fix,
    ...(suggestion === undefined ? {} : { replacement: plainText(suggestion) }),
  });
  return undefined;
}

function readNumeric(node: YamlNode, shape: NumberShape, at: ValueContext): number | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'number')
    return wrongType(shape, at, numberIn(node, shape.whole));
  return accept(readNumber(node, shape, name(at)), at);
}

function accept(reading: NumberReading, at: ValueContext): number | undefined {
  if (reading.ok) return reading.value;
  const { code, message, replacement } = reading;
  at.problems.add({
    code,
    span: at.span,
    path: at.path,
    message,
    fix: replacement === undefined ? 'Change the number.' : `Write \`${replacement}\`.`,
    ...(replacement === undefined ? {} : { replacement }),
  });
  return undefined;
}

function readBoolean(node: YamlNode, shape: Shape, at: ValueContext): boolean | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  const word = node.kind === 'scalar' ? node.spelling.toLowerCase() : '';
  if (/^(yes|y|on|1|true)$/.test(word)) return wrongType(shape, at, 'true');
  return wrongType(shape, at, /^(no|n|off|0|false)$/.test(word) ? 'false' : undefined);
}

function readChoice(node: YamlNode, shape: Extract<Shape, { kind: 'choice' }>, at: ValueContext): string | undefined {
  if (node.kind !== 'scalar') return wrongType(shape, at);
  if (shape.choices.includes(node.spelling)) return node.spelling;
  const nearest = shape.choices.length === 1 ? shape.choices[0] : nearestName(node.spelling, shape.choices);
  at.problems.add({
    code: 'config/choice',
    span: at.span,
    path: at.path,
    message: `${name(at)} is ${quote(node.spelling)}; it has to be ${describeShape(shape)}.`,
    fix: nearest === null ? 'Choose one of these.' : `Did you mean \`${nearest}\`?`,
    ...(nearest === null ? {} : { replacement: nearest }),
  });
  return undefined;
}

function readLabel(node: YamlNode, shape: Shape, at: ValueContext): Json | undefined {
  if (node.kind !== 'scalar') return wrongType(shape, at);
  if (typeof node.value === 'number') {
    const reading = readNumberLiteral(node, name(at));
    if (reading.ok) return reading.value;
    const replacement = JSON.stringify(node.spelling);
    at.problems.add({
      code: reading.code,
      span: at.span,
      path: at.path,
      message: reading.message,
      fix: 'Put the label in double quotes to compare it as text.',
      replacement,
    });
    return undefined;
  }
  return typeof node.value === 'string' ? readText(node, 'free', at) : node.value;
}

function readShare(node: YamlNode, shape: Shape, at: ValueContext): number | null | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'number') return wrongType(shape, at, numberIn(node));
  const value = accept(readNumberLiteral(node, name(at)), at);
  if (value === undefined) return undefined;
  // As in scikit-learn, 1 is one column and 1.0 all of them; JSON has one spelling for both.
  if (value === 1 && !isWholeLiteral(node)) return null;
  const fraction = value > 0 && value < 1;
  const count = Number.isInteger(value) && value >= 1 && value <= 2147483647 && isWholeLiteral(node);
  if (fraction || count) return value;
  at.problems.add({
    code: 'config/bounds',
    span: at.span,
    path: at.path,
    message: `${name(at)} is \`${node.spelling}\`; it has to be ${describeShape(shape)}.`,
    fix: 'Change the number.',
  });
  return undefined;
}

function readList(node: YamlList, of: Shape, at: ValueContext): Json | undefined {
  const items = node.items.map((item, i) => readValue(item, of, { ...at, span: node.itemSpans[i] }));
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** Keys are a stranger's texts: the object has no prototype, so `__proto__` is a key like any other. */
function readMap(node: YamlMap, of: Shape, at: ValueContext): Json | undefined {
  const object: Record<string, Json> = Object.create(null) as Record<string, Json>;
  let complete = true;
  for (const { key, keySpan, value, valueSpan } of node.entries) {
    const isEmpty = value.kind === 'scalar' && value.empty;
    const fault = textFault(key, 'free');
    if (fault !== null)
      at.problems.add({ code: 'config/bounds', span: keySpan, path: at.path, message: fault.message, fix: fault.fix });
    const read = readValue(value, of, {
      path: childPath(at.path, key),
      span: isEmpty ? keySpan : valueSpan,
      problems: at.problems,
    });
    if (read === undefined || fault !== null) complete = false;
    else object[key] = read;
  }
  return complete ? object : undefined;
}

/** The problem told is that of the alternative which the person seems to have meant. */
function readEither(node: YamlNode, shapes: readonly Shape[], at: ValueContext): Json | undefined {
  const meant = shapes.find((shape) => {
    if (node.kind === 'map') return shape.kind === 'map';
    if (node.kind === 'list') return shape.kind === 'list';
    if (typeof node.value === 'number') return shape.kind === 'number' || shape.kind === 'share';
    return shape.kind === 'choice' && shape.choices.includes(node.spelling);
  });
  if (meant !== undefined) return readValue(node, meant, at);
  const choices = shapes.flatMap((shape) => (shape.kind === 'choice' ? shape.choices : []));
  const nearest = node.kind === 'scalar' ? nearestName(node.spelling, choices) : null;
  return wrongType({ kind: 'either', shapes }, at, nearest ?? numberIn(node));
}

/** Adds the problem of a value of another kind. */
function wrongType(shape: Shape, at: ValueContext, replacement?: string): undefined {
  at.problems.add({
    code: 'config/type',
    span: at.span,
    path: at.path,
    message: `${name(at)} has to be ${describeShape(shape)}.`,
    fix: replacement === undefined ? 'Write a value of that kind.' : `Write \`${replacement}\`.`,
    ...(replacement === undefined ? {} : { replacement }),
  });
  return undefined;
}

/** The number that a text such as `"42"` or `1_000` seems to mean. */
function numberIn(node: YamlNode, whole = false): string | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const digits = node.value.trim().replace(/(?<=[0-9])_(?=[0-9])/g, '');
  const isNumber = /^[-+]?(0|[1-9][0-9]{0,14})(\.[0-9]{1,17})?$/.test(digits);
  return isNumber && !(whole && digits.includes('.')) ? digits : undefined;
}

function listOf(node: YamlNode): string | undefined {
  return node.kind === 'scalar' && node.value !== null ? `[${plainText(node.spelling)}]` : undefined;
}

function name(at: ValueContext): string {
  return quote(at.path);
}
