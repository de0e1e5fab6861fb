import type { Json } from '../../src/core/index.ts';
import type { ConfigField, Shape } from '../../src/core/config/shape.ts';

/** A kind of value that a field can have, and whether one is of it. */
interface Kind {
  readonly name: string;
  readonly holds: (value: Json, byDefault: Json | undefined) => boolean;
}

const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
const another = (name: string): Kind => ({
  name,
  holds: (value, byDefault) => value !== null && !same(value, byDefault),
});
const isMap = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function kindsOfShape(shape: Shape): Kind[] {
  switch (shape.kind) {
    case 'choice':
      return shape.choices.map((choice) => ({ name: choice, holds: (value) => value === choice }));
    case 'boolean':
      return [true, false].map((answer) => ({ name: String(answer), holds: (value) => value === answer }));
    case 'number':
      return [{ ...another('a number of its own'), holds: (value, byDefault) => typeof value === 'number' && value !== byDefault }];
    case 'share':
      return [
        { name: 'a count', holds: (value) => typeof value === 'number' && value > 1 },
        { name: 'a fraction', holds: (value) => typeof value === 'number' && value < 1 },
      ];
    case 'text':
    case 'label':
      return [another('a text of its own')];
    case 'list':
      return [another('a list of its own')];
    case 'map':
      // Of maps, every kind of what they hold: each type of column stands somewhere.
      return kindsOfShape(shape.of).map(({ name, holds }) => ({
        name: `a map with ${name}`,
        holds: (value) => isMap(value) && Object.values(value).some((held) => holds(held, undefined)),
      }));
    case 'candidates':
      // Lists of values to try; the values themselves are those of the field that is tuned.
      return [another('candidates')];
    case 'either':
      return shape.shapes.flatMap(kindsOfShape);
  }
}

/** Every kind of value that the field's shape allows, `null` among them where the filled-in config can have it. */
function kindsOf({ shape, nullable, omitted = false, default: byDefault }: ConfigField): Kind[] {
  const nothing: Kind = { name: 'null', holds: (value) => value === null };
  const kinds = kindsOfShape(shape);
  return (nullable || byDefault === null) && !omitted ? [...kinds, nothing] : kinds;
}

/** What stands under a path of keys, or `undefined` where there is no such place: a model that the config does not have. */
function at(config: Json, path: string): Json | undefined {
  let value: Json | undefined = config;
  for (const key of path.split('.')) value = value !== undefined && isMap(value) ? value[key] : undefined;
  return value;
}

/** The kinds of values of the fields that no config has, as `models.svm.kernel: poly`. */
export function unexercised(fields: readonly ConfigField[], configs: readonly Json[]): string[] {
  return fields.flatMap((field) => {
    const values = configs.map((config) => at(config, field.path)).filter((value) => value !== undefined);
    return kindsOf(field)
      .filter(({ holds }) => !values.some((value) => holds(value, field.default)))
      .map(({ name }) => `${field.path}: ${name}`);
  });
}
