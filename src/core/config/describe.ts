import { CONFIG_FIELDS, type ConfigField } from './fields.ts';
import { CONFIG_SECTIONS } from './sections.ts';
import { describeShape } from './describe-shape.ts';
import { flowYaml } from './yaml-spelling.ts';

/** What there is to say about a key path. */
export interface ConfigDescription {
  readonly path: string;
  /** What the value has to be; `null` for a section. */
  readonly type: string | null;
  /** As YAML; `null` for a section and for what is required. */
  readonly byDefault: string | null;
  readonly doc: string;
}

/** Explains a key path; of a key inside a map, such as `data.columns.age`, the map. `null` for an unknown one. */
export function describeConfig(path: string): ConfigDescription | null {
  const section = CONFIG_SECTIONS.find((each) => each.path === path);
  if (section !== undefined) return { path, type: null, byDefault: null, doc: section.doc };
  const field = CONFIG_FIELDS.find((each) => each.path === path || path.startsWith(`${each.path}.`));
  return field === undefined
    ? null
    : { path: field.path, type: fieldType(field), byDefault: defaultSource(field), doc: field.doc };
}

/** `a whole number from 2 to 1000`, with `or null` where that is allowed. */
export function fieldType(field: ConfigField): string {
  return `${describeShape(field.shape)}${field.nullable ? ', or `null`' : ''}`;
}

/** The default as one line of YAML. */
export function defaultSource(field: ConfigField): string | null {
  return field.default === undefined ? null : flowYaml(field.default);
}
