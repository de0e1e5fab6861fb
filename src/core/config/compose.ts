import { fail, problemError, SelfsameError, type Place } from '../errors.ts';
import { lineStarts, placeOf } from './lines.ts';
import { openYaml } from './open-yaml.ts';
import { overlayConfig } from './overlay.ts';
import { relativeTo } from './relative-path.ts';
import { quote } from './text-rules.ts';
import { entryOf, type YamlEntry, type YamlNode } from './yaml-tree.ts';

/** So many files may stand on each other. */
const MAX_DEPTH = 8;

/**
 * The effective text of a config that says `extends: base.yaml`: the base with the config's own keys laid over it, map by
 * map; lists and single values are replaced. The comments of both stay: those of the config come to the keys that they
 * are about, those about the whole file to the top and the end. The `extends` line goes. A text without `extends` comes back as it is.
 *
 * Paths are relative to the file that names them. `data.path` is not rewritten: it stays relative to the outermost config.
 * @param readBase reads a base by its path relative to the outermost config (or absolute)
 * @throws SelfsameError `config/extends` for a base that is missing, a cycle, or more than eight files; with the
 *   problems of a file's YAML, its path in their place
 */
export function composeConfig(text: string, readBase: (path: string) => Promise<string>): Promise<string> {
  return compose(text, [], readBase);
}

async function compose(
  text: string,
  chain: readonly string[],
  readBase: (path: string) => Promise<string>,
): Promise<string> {
  const file = chain.at(-1) ?? null;
  const root = openYaml(text, file ?? undefined);
  const entry = root?.kind === 'map' ? entryOf(root, 'extends') : null;
  if (root?.kind !== 'map' || entry === null) return text;
  const place = placeIn(text, entry, file);
  const path = relativeTo(file, namedBase(entry.value, place));
  if (chain.includes(path))
    fail('config/extends', `The configs extend each other in a circle: ${[...chain, path].map(quote).join(' → ')}.`, {
      fix: 'Let one of them stand on its own.',
      place,
    });
  if (chain.length >= MAX_DEPTH)
    fail('config/extends', `More than ${MAX_DEPTH} configs stand on each other.`, {
      fix: 'Put some of them together.',
      place,
    });
  const base = await compose(await read(path, place, readBase), [...chain, path], readBase);
  return overlayConfig(base, text, root);
}

function namedBase(node: YamlNode, place: Place): string {
  const isText = node.kind === 'scalar' && node.value !== null && node.spelling.trim() !== '';
  if (isText && !node.spelling.includes('\0')) return node.spelling;
  return fail('config/extends', '`extends` has to be the path of one config.', {
    fix: 'Write `extends: base.yaml`; a chain is made by a base that extends another.',
    place,
  });
}

async function read(path: string, place: Place, readBase: (path: string) => Promise<string>): Promise<string> {
  try {
    return await readBase(path);
  } catch (cause) {
    const reason = cause instanceof SelfsameError ? ` ${cause.problems[0].message}` : '';
    throw problemError(
      'config/extends',
      `The base ${quote(path)} cannot be read.${reason}`,
      { fix: 'Check the path; it is relative to the config that names it.', place },
      { cause },
    );
  }
}

function placeIn(text: string, entry: YamlEntry, file: string | null): Place {
  const empty = entry.value.kind === 'scalar' && entry.value.empty;
  return {
    ...placeOf(lineStarts(text), empty ? entry.keySpan : entry.valueSpan),
    ...(file === null ? {} : { path: file }),
  };
}
