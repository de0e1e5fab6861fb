import { CONFIG_FIELDS } from './fields.ts';
import { nearestName } from './nearest-name.ts';
import type { Finding } from './problem-list.ts';
import { quote } from './text-rules.ts';
import type { YamlEntry } from './yaml-tree.ts';

/** Sections and fields, in the documented order. */
const PATHS: readonly string[] = [
  ...new Set(
    CONFIG_FIELDS.flatMap(({ path }) => {
      const keys = path.split('.');
      return keys.map((_, depth) => keys.slice(0, depth + 1).join('.'));
    }),
  ),
];

/** Names that people bring along from scikit-learn, and what does their work here. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['random_state', 'Every draw follows from `seed` at the top; delete the key.'],
  ['n_jobs', 'The number of workers is not part of the config; delete the key.'],
  ['probability', 'Probabilities are always computed; delete the key.'],
  ['penalty', 'The penalty is always L2; set its strength with `C`.'],
  ['solver', 'There is one solver; delete the key.'],
  ['shuffle', 'Rows are always shuffled, by `seed`; delete the key.'],
  ['stratify', 'The split is always stratified; delete the key.'],
]);

/** Keys directly below a section; `''` is the top. */
export function keysBelow(section: string): readonly string[] {
  const prefix = section === '' ? '' : `${section}.`;
  const keys = PATHS.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length).split('.')[0]);
  return [...new Set(keys)];
}

/** The problem of a key that the config does not know, with the one that was probably meant. */
export function unknownKey(entry: YamlEntry, section: string): Finding {
  const { key, keySpan: span } = entry;
  const path = section === '' ? key : `${section}.${key}`;
  if (path === 'extends')
    return {
      code: 'config/extends',
      span,
      path,
      message: 'The config extends another file and has to be composed with it first.',
      fix: 'Use `selfsame train`, which composes it, or put the keys of both into one file.',
    };
  const where = section === '' ? 'at the top of the config' : `in ${quote(section)}`;
  const message = `There is no key ${quote(key)} ${where}.`;
  const keys = keysBelow(section);
  const nearest = nearestName(key, keys);
  if (nearest !== null)
    return {
      code: 'config/unknown-key',
      span,
      path,
      message,
      fix: `Did you mean \`${nearest}\`?`,
      replacement: nearest,
    };
  const hint = ELSEWHERE.get(key);
  if (hint !== undefined) return { code: 'config/unknown-key', span, path, message, fix: hint };
  const homes = PATHS.filter((known) => known.endsWith(`.${key}`) && !known.startsWith('sweep.')).map(
    (known) => `\`${known}\``,
  );
  const fix =
    homes.length > 0
      ? `It belongs to ${homes.slice(0, 3).join(' or ')}.`
      : `Known keys are ${keys.map((known) => `\`${known}\``).join(', ')}.`;
  return { code: 'config/unknown-key', span, path, message, fix };
}
