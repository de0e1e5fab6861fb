import type { Problem } from '../errors.ts';
import { splitPath } from './config-path.ts';
import { lineStarts, placeOf } from './lines.ts';
import { openYaml } from './open-yaml.ts';
import { entryOf, type YamlEntry, type YamlNode } from './yaml-tree.ts';

/**
 * The same problems, with line and column of the value that each names by its key path: for what is found wrong with a
 * config only after it was parsed, beside the data. A path that the text does not have keeps its problem as it is.
 * @param text that the config was parsed from, free of YAML's own problems
 */
export function placeProblems(text: string, problems: readonly Problem[]): readonly Problem[] {
  if (problems.length === 0) return problems;
  const root = openYaml(text);
  const starts = lineStarts(text);
  return problems.map((problem) => {
    const { place } = problem;
    const entry = place?.path === undefined || place.line !== undefined ? null : entryAt(root, place.path);
    return entry === null ? problem : { ...problem, place: { ...place, ...placeOf(starts, entry.valueSpan) } };
  });
}

function entryAt(root: YamlNode | null, path: string): YamlEntry | null {
  let node = root;
  let entry: YamlEntry | null = null;
  for (const key of splitPath(path) ?? []) {
    entry = node?.kind === 'map' ? entryOf(node, key) : null;
    if (entry === null) return null;
    node = entry.value;
  }
  return entry;
}
