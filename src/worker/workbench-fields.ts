import { describeShape } from '../core/config/describe-shape.ts';
import { CONFIG_FIELDS } from '../core/config/fields.ts';
import type { Shape } from '../core/config/shape.ts';
import type { ConfigFieldView } from './protocol.ts';

/** Longer defaults (the list of missing values) say little in a side column. */
const LONGEST = 40;

export function configFieldViews(): ConfigFieldView[] {
  return CONFIG_FIELDS.filter(({ shape }) => shape.kind !== 'candidates').map((field) => {
    const type = describeShape(field.shape);
    return {
      path: field.path,
      type: `${type.charAt(0).toUpperCase()}${type.slice(1)}`.replaceAll('`', ''),
      fallback: field.required ? null : fallbackText(field.default),
      choices: choicesOf(field.shape),
      doc: field.doc.replaceAll('`', ''),
    };
  });
}

function fallbackText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function choicesOf(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'choice':
      return shape.choices;
    case 'boolean':
      return ['true', 'false'];
    case 'either':
      return shape.shapes.flatMap(choicesOf);
    default:
      return [];
  }
}
