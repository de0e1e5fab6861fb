import { describeBounds } from './read-number.ts';
import { takesRange, type Shape, type TextRule } from './shape.ts';

const TEXTS: { readonly [R in TextRule]: string } = {
  column: 'a column name',
  name: 'a name',
  'file-name': 'a file name',
  path: 'a path',
  sha256: '64 hexadecimal digits',
  dataset: 'a name and a version, `name@v1`',
  delimiter: 'one character',
  free: 'a text',
};

/** What a value has to be, to stand behind "has to be". */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return TEXTS[shape.rule];
    case 'number':
      return describeBounds(shape);
    case 'boolean':
      return '`true` or `false`';
    case 'choice':
      return alternatives(shape.choices.map((choice) => `\`${choice}\``));
    case 'label':
      return 'a label: text, number, `true` or `false`';
    case 'share':
      return 'a whole number of columns, a fraction above 0 and at most 1';
    case 'list':
      return `a list, each item ${describeShape(shape.of)}`;
    case 'map':
      return `a map from ${shape.keys} to ${describeShape(shape.of)}`;
    case 'either':
      return alternatives(shape.shapes.map(describeShape));
    case 'candidates':
      return `a list of values to try, each ${describeShape(shape.of)}${shape.nullable ? ', or `null`' : ''}${takesRange(shape.of) ? '; or a range `{from, to, steps, scale}`' : ''}`;
  }
}

function alternatives(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts[parts.length - 1]}`;
}
