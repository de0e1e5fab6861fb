/** config.json, from the table of fields that reads and explains config.yaml. */
import * as v from 'valibot';
import { CONFIG_FIELDS, type ConfigField } from '../../config/fields.ts';
import { CONFIG_SECTIONS } from '../../config/sections.ts';
import type { NumberShape, Shape, TextRule } from '../../config/shape.ts';
import { DATASET, NAME, SHA256, textFault } from '../../config/text-rules.ts';
import { entitled, link, mapOf, say } from './parts.ts';

const PATTERNS: Partial<Record<TextRule, RegExp>> = { name: NAME, 'file-name': NAME, sha256: SHA256, dataset: DATASET };

/** What is settled by the time that config.json is written. */
const SETTLED: ReadonlyMap<string, v.GenericSchema> = new Map([
  ['data.positive_class', v.string()],
  ['data.delimiter', textSchema('delimiter')],
]);

export const configSchema = entitled(
  v.strictObject({ ...link('config'), ...entriesBelow('') }),
  'config.json',
  'The config of a run with every default filled in; the label, the types of columns and the delimiter as they were found.',
);

/** Hyperparameters of one model, as the config has them and the model file repeats them. */
export function paramsSchema(model: string) {
  return v.strictObject(entriesBelow(`models.${model}`));
}

function entriesBelow(section: string): Record<string, v.GenericSchema> {
  const prefix = section === '' ? '' : `${section}.`;
  const keys = new Set(
    CONFIG_FIELDS.filter(({ path }) => path.startsWith(prefix)).map(
      ({ path }) => path.slice(prefix.length).split('.')[0],
    ),
  );
  return Object.fromEntries(
    [...keys].map((key) => {
      const path = `${prefix}${key}`;
      const field = CONFIG_FIELDS.find((each) => each.path === path);
      return [key, field === undefined ? sectionSchema(path) : fieldSchema(field)];
    }),
  );
}

function sectionSchema(path: string): v.GenericSchema {
  const section = v.strictObject(entriesBelow(path));
  const doc = CONFIG_SECTIONS.find((each) => each.path === path)?.doc ?? '';
  if (path === 'features') return say(v.nullable(section), doc);
  if (path === 'evaluation') return v.optional(say(section, `${doc} Absent in files of kernels 1 and 2.`));
  if (path === 'sweep') return v.optional(say(section, doc));
  if (path === 'models' || path === 'sweep.models') return say(v.pipe(section, v.minEntries(1)), doc);
  return say(/^(sweep\.)?models\./.test(path) ? v.optional(section) : section, doc);
}

function fieldSchema({ path, shape, nullable, omitted, doc }: ConfigField): v.GenericSchema {
  const settled = SETTLED.get(path);
  if (settled !== undefined) return say(settled, doc);
  const schema = shapeSchema(shape);
  if (omitted === true) return v.optional(say(schema, doc));
  return say(nullable ? v.nullable(schema) : schema, doc);
}

function shapeSchema(shape: Shape): v.GenericSchema {
  switch (shape.kind) {
    case 'text':
      return textSchema(shape.rule);
    case 'number':
      return numberSchema(shape);
    case 'boolean':
      return v.boolean();
    case 'choice':
      return v.picklist(shape.choices);
    case 'label':
      return v.union([v.string(), v.number(), v.boolean()]);
    case 'share':
      return v.pipe(v.number(), v.gtValue(0), v.maxValue(2147483647));
    case 'list':
      return v.array(shapeSchema(shape.of));
    case 'map':
      return mapOf(shapeSchema(shape.of));
    case 'either':
      return v.union(shape.shapes.map(shapeSchema));
    case 'candidates':
      return v.pipe(
        v.array(shape.nullable ? v.nullable(shapeSchema(shape.of)) : shapeSchema(shape.of)),
        v.minLength(1),
      );
  }
}

function textSchema(rule: TextRule): v.GenericSchema {
  const pattern = PATTERNS[rule];
  const text = v.pipe(
    v.string(),
    v.check((value) => textFault(value, rule) === null, `cannot be a ${rule}`),
  );
  if (pattern !== undefined) return v.pipe(text, v.regex(pattern), v.maxLength(rule === 'dataset' ? 128 : 64));
  return rule === 'free' ? text : v.pipe(text, v.minLength(1));
}

function numberSchema({ whole, min, max, minOpen, maxOpen }: NumberShape): v.GenericSchema {
  const bounded = v.pipe(
    v.number(),
    minOpen ? v.gtValue(min) : v.minValue(min),
    maxOpen ? v.ltValue(max) : v.maxValue(max),
  );
  return whole ? v.pipe(bounded, v.integer()) : bounded;
}
