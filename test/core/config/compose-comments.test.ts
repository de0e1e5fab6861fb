import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentsOf } from '../../../src/core/config/comments.ts';
import { composeConfig } from '../../../src/core/config/compose.ts';
import { openYaml } from '../../../src/core/config/open-yaml.ts';
import { toJson } from '../../../src/core/config/yaml-json.ts';

function composed(base: string, over: string): Promise<string> {
  return composeConfig(over, () => Promise.resolve(base));
}

const TREE = 'models:\n  decision_tree:\n    max_depth: 8\n';

describe('composeConfig and comments', () => {
  it.each([
    ['above a key', 'seed: 1\n', '# why\nseed: 2\n', '# why\nseed: 2\n'],
    ['a block above a key', 'a: 0\nseed: 1\n', '# one\n#\n#two\nseed: 2\n', 'a: 0\n# one\n#\n#two\nseed: 2\n'],
    ['with an empty line in it', 'a: 0\nseed: 1\n', '# x\n\n# y\n\nseed: 2\n', 'a: 0\n# x\n\n# y\nseed: 2\n'],
    [
      'above a flow map: at its first leaf',
      TREE,
      '# deeper trees\nmodels: { decision_tree: { max_depth: 10 } }\n',
      'models:\n  decision_tree:\n    # deeper trees\n    max_depth: 10\n',
    ],
    [
      'above a section: at the section',
      TREE,
      '# deeper trees\nmodels:\n      # much\n      decision_tree: {max_depth: 10}\n',
      '# deeper trees\nmodels:\n  decision_tree:\n    # much\n    max_depth: 10\n',
    ],
    [
      'for a key in a flow map: at the block key around it',
      'models:\n    tree: {depth: 8}\n',
      'models:\n  tree:\n    # deeper\n    depth: 10 # much\n',
      'models:\n    # deeper\n    tree: {depth: 10}  # much\n',
    ],
    ['behind a value', TREE, 'models: {decision_tree: {max_depth: 10}} # why\n', TREE.replace('8', '10  # why')],
    ['behind a value with a comment', 'seed: 1 # old\n', 'seed: 2 # why\n', '# why\nseed: 2 # old\n'],
    ['behind a value, twice', 'm: {a: 1, b: 1}\n', 'm:\n  a: 2 # a\n  b: 2 # b\n', '# b\nm: {a: 2, b: 2}  # a\n'],
    ['behind a section', TREE, 'models: # three\n  decision_tree:\n', TREE.replace('models:', 'models:  # three')],
    ['behind a value that was said already', 'seed: 1 # old\n', 'seed: 2  # old\n', 'seed: 2 # old\n'],
    ['above a key and said already', 'a: 0\n# x\nseed: 1\n', '# x\nseed: 2\n', 'a: 0\n# x\nseed: 2\n'],
    [
      'of keys that are new',
      'seed: 1\n',
      'cv: # folds\n  # few\n  n_splits: 3 # fast\n',
      'seed: 1\ncv:  # folds\n  # few\n  n_splits: 3  # fast\n',
    ],
    [
      'inside a list, of both files',
      'data:\n  exclude: # ids\n    - a # first\n    # then\n    - b\n  x: 1\n',
      'data:\n  exclude:\n    # names\n    - c # third\n    - d\n',
      'data:\n  # first\n  # then\n  # names\n  # third\n  exclude: [c, d] # ids\n  x: 1\n',
    ],
    [
      'at the end of a block',
      'm:\n  k:\n    n: 1\n    w: 1\n  s:\n    c: 1\n',
      'm:\n  k:\n    n: 2\n    # p: 3\n  s:\n    c: 2\n  # t:\n# end\n',
      'm:\n  k:\n    n: 2\n    # p: 3\n    w: 1\n  s:\n    c: 2\n  # t:\n# end\n',
    ],
    ['at an end without a newline', 'seed: 1', 'seed: 2 # why\n# end', 'seed: 2  # why\n# end'],
    ['with CRLF', 'a: 0\r\nseed: 1\r\n', '# why\nseed: 2 # x\n# end\n', 'a: 0\r\n# why\r\nseed: 2  # x\r\n# end\r\n'],
    ['with CRLF above', 'a: 0\nseed: 1\n', '# why\r\nseed: 2 # x\r\n', 'a: 0\n# why\nseed: 2  # x\n'],
    ['with a byte order mark', '\uFEFFseed: 1\n', '# why\nseed: 2\n', '\uFEFF# why\nseed: 2\n'],
    ['but not what is in a text', 'seed: 1\n', 'k: "# no"\nm: a#b\n', 'seed: 1\nk: "# no"\nm: "a#b"\n'],
    ['behind a key whose value goes on', 'm: [\n  1]\n', 'm: # why\ns: 1 # s\n', '# why\nm: [\n  1]\ns: 1  # s\n'],
    ['for a base in braces', '{"a": 1}\n', '# why\na: 2 # x\n# end\n', '# why\n# x\n\n{"a": 2}\n# end\n'],
    [
      'with document marks',
      '%YAML 1.2\n---\na: 1\n...\n',
      '# why\na: 2\n# end\n',
      '%YAML 1.2\n---\n# why\na: 2\n...\n# end\n',
    ],
    [
      'below a text in block form',
      'm:\n  t: |+\n    x\n\nb: 1\n',
      'm:\n  u: 1\n  # u\nb: 2\n',
      'm:\n  t: |+\n    x\n\n  u: 1\n  # u\nb: 2\n',
    ],
    [
      'of a merged map',
      'seed: 1\n',
      'x: &a\n  p: 1 # p\nz:\n  # m\n  <<: *a\n',
      'seed: 1\nx:\n  p: 1  # p\n# m\nz:\n  p: 1\n',
    ],
  ])('keeps a comment %s', async (_, base, over, expected) => {
    expect(await composed(base, `extends: base.yaml\n${over}`)).toBe(expected);
  });

  it('puts what is about the file to the top, before what the base says', async () => {
    const over = '# Experiment 7\n#\n\n# with\nextends: base.yaml # v2\n# why\nseed: 2\n';
    expect(await composed('# Base\n\nseed: 1\n', over)).toBe(
      '# Experiment 7\n#\n\n# with\n# v2\n\n# Base\n\n# why\nseed: 2\n',
    );
    expect(await composed('seed: 1\n', '# Experiment 7\n\n# why\nseed: 2\nextends: base.yaml\n')).toBe(
      '# Experiment 7\n\n# why\nseed: 2\n',
    );
    expect(await composed('', '\uFEFF# only\nextends: base.yaml\n')).toBe('# only\n');
  });

  it('keeps the comments of a chain', async () => {
    const files = new Map([
      ['mid.yaml', '# mid\nextends: root.yaml\nseed: 2 # two\n'],
      ['root.yaml', '# root\n\nseed: 1 # one\n'],
    ]);
    const text = await composeConfig('# top\nextends: mid.yaml\nseed: 3 # three\n', (path) =>
      Promise.resolve(files.get(path) ?? ''),
    );
    expect(text).toBe('# top\n\n# mid\n\n# root\n\n# two\n# three\nseed: 3 # one\n');
  });

  it('keeps every comment and changes nothing else, for any two texts', async () => {
    await fc.assert(
      fc.asyncProperty(document('b'), document('o'), async (base, over) => {
        const text = await composed(base.commented, `extends: base.yaml${base.ending}${over.commented}`);
        const bare = await composed(base.bare, `extends: base.yaml${base.ending}${over.bare}`);
        expect(valueOf(text)).toEqual(valueOf(bare));
        const kept = new Set(commentsOf(text).map((comment) => comment.text));
        for (const comment of [...base.comments, ...over.comments]) expect(kept).toContain(comment);
        expect(contentOf(text)).toEqual(contentOf(bare));
      }),
      { numRuns: 400 },
    );
  });
});

function valueOf(text: string): unknown {
  const root = openYaml(text);
  return root === null ? null : toJson(root);
}

/** The lines without comments. */
function contentOf(text: string): readonly string[] {
  let content = text;
  for (const { at, text: comment } of [...commentsOf(text)].reverse())
    content = content.slice(0, at) + content.slice(at + comment.length);
  return content
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

interface Written {
  readonly commented: string;
  readonly bare: string;
  readonly comments: readonly string[];
  readonly ending: string;
}

type Tree =
  string | readonly string[] | { readonly style: string; readonly entries: readonly (readonly [string, Tree])[] };

/** A config in block and flow style, with a comment wherever a bit of `where` is set. */
function document(mark: string): fc.Arbitrary<Written> {
  const word = fc.constantFrom('1', 'x', '"# no"', '');
  const list = fc.array(fc.constantFrom('p', '2'), { minLength: 1, maxLength: 3 });
  const { map } = fc.letrec<{ map: Tree; tree: Tree }>((tie) => ({
    tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, word, list, tie('map')),
    map: fc.record({
      style: fc.constantFrom('block', 'block', 'flow', 'lines'),
      entries: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), tie('tree')), {
        selector: ([key]) => key,
        minLength: 1,
        maxLength: 3,
      }),
    }),
  }));
  const where = fc.array(fc.constantFrom('', '', '', 'line', 'gap', 'deep'), { minLength: 1, maxLength: 40 });
  return fc.tuple(map, where, fc.constantFrom('\n', '\r\n'), fc.boolean()).map(([tree, spots, ending, isClosed]) => {
    const comments: string[] = [];
    const written = new Writer(() => {
      const spot = spots[comments.length % spots.length];
      comments.push(spot === '' ? '' : `# ${mark}${comments.length}.`);
      return [spot, comments[comments.length - 1]];
    });
    if (typeof tree !== 'string' && 'style' in tree) written.block({ ...tree, style: 'block' }, '');
    written.alone('');
    const close = isClosed ? ending : '';
    return {
      commented: written.commented.join(ending) + close,
      bare: written.bare.join(ending) + close,
      comments: comments.filter((comment) => comment !== ''),
      ending,
    };
  });
}

class Writer {
  readonly commented: string[] = [];
  readonly bare: string[] = [];
  readonly #next: () => readonly [spot: string, comment: string];

  constructor(next: () => readonly [spot: string, comment: string]) {
    this.#next = next;
  }

  /** Perhaps a comment on a line of its own. */
  alone(indent: string): void {
    const [spot, comment] = this.#next();
    if (spot === 'gap') this.commented.push('');
    if (spot !== '') this.commented.push(`${indent}${spot === 'deep' ? '   ' : ''}${comment}`);
  }

  /** A line, perhaps with a comment behind it. */
  line(text: string): void {
    const [, comment] = this.#next();
    this.commented.push(comment === '' ? text : `${text} ${comment}`);
    this.bare.push(text);
  }

  block(tree: Exclude<Tree, string | readonly string[]>, indent: string): void {
    for (const [key, value] of tree.entries) {
      this.alone(indent);
      if (typeof value === 'string') this.line(`${indent}${key}:${value === '' ? '' : ` ${value}`}`);
      else if (!('style' in value)) this.#items(key, value, indent);
      else if (value.style === 'block') {
        this.line(`${indent}${key}:`);
        this.block(value, `${indent}  `);
      } else if (value.style === 'flow') this.line(`${indent}${key}: ${flow(value)}`);
      else {
        this.line(`${indent}${key}: {`);
        for (const [inner, each] of value.entries) {
          this.alone(`${indent}  `);
          this.line(`${indent}  ${inner}: ${flow(each)},`);
        }
        this.line(`${indent} }`);
      }
    }
  }

  #items(key: string, items: readonly string[], indent: string): void {
    this.line(`${indent}${key}:`);
    for (const item of items) {
      this.line(`${indent}- ${item}`);
      this.alone(indent);
    }
  }
}

function flow(tree: Tree): string {
  if (typeof tree === 'string') return tree;
  if (!('style' in tree)) return `[${tree.join(', ')}]`;
  return `{${tree.entries.map(([key, value]) => `${key}: ${flow(value)}`).join(', ')}}`;
}
