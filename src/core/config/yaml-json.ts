import type { Json } from '../bytes/value.ts';
import { plainText } from './yaml-spelling.ts';
import type { YamlNode, YamlScalar } from './yaml-tree.ts';

/** The value of a node by YAML's own rules. Objects have no prototype; `.nan` and `.inf`, which JSON lacks, are text. */
export function toJson(node: YamlNode): Json {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number' && !Number.isFinite(node.value) ? node.spelling : node.value;
    case 'list':
      // An item of nothing is an empty text: `missing_values` is the one list where it has a meaning.
      return node.items.map((item) => (item.kind === 'scalar' && item.empty ? '' : toJson(item)));
    case 'map': {
      const object = Object.create(null) as Record<string, Json>;
      for (const { key, value } of node.entries) object[key] = toJson(value);
      return object;
    }
  }
}

/** A node on one line in flow style, scalars spelled as they were where that is safe. */
export function toFlowSource(node: YamlNode): string {
  switch (node.kind) {
    case 'scalar':
      return scalarSource(node);
    case 'list':
      return `[${node.items.map((item) => (item.kind === 'scalar' && item.empty ? '""' : toFlowSource(item))).join(', ')}]`;
    case 'map':
      return `{${node.entries.map(({ key, value }) => `${plainText(key)}: ${toFlowSource(value)}`).join(', ')}}`;
  }
}

function scalarSource(node: YamlScalar): string {
  if (node.plain && /^[^\s,[\]{}:#]*$/.test(node.spelling)) return node.spelling;
  if (typeof node.value === 'string') {
    const plain = plainText(node.value);
    return plain.startsWith('"') || node.plain ? plain : JSON.stringify(node.value);
  }
  return String(node.value);
}
