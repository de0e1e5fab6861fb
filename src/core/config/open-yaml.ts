import { SelfsameError } from '../errors.ts';
import { ProblemList } from './problem-list.ts';
import { readYaml } from './read-yaml.ts';
import { sizeProblem } from './size-limit.ts';
import type { YamlNode } from './yaml-tree.ts';

/**
 * The tree of a text that is about to be changed.
 * @param file named in the problems, where there is one
 * @returns null for an empty document
 * @throws SelfsameError with every problem of its YAML; keys and values are not looked at
 */
export function openYaml(text: string, file?: string): YamlNode | null {
  const tooLarge = sizeProblem(text.length);
  if (tooLarge !== null) throw new SelfsameError([tooLarge]);
  const problems = new ProblemList(text);
  const root = readYaml(text, problems);
  const found = problems.toProblems();
  if (found.length > 0)
    throw new SelfsameError(
      found.map((problem) => (file === undefined ? problem : { ...problem, place: { ...problem.place, path: file } })),
    );
  return root;
}
