import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALE_METHODS, MATH, UNSEEDED_METHODS } from '../../scripts/purity/engine-dependent.mjs';

const PROPERTIES = 'no-restricted-properties';
const GLOBALS = 'no-restricted-globals';
const SYNTAX = 'no-restricted-syntax';
const SORT = '@typescript-eslint/require-array-sort-compare';

/** One line each, and the rule that objects to it. */
const BANNED: readonly (readonly [line: string, rule: string])[] = [
  ...MATH.map((name) => [`use(Math.${name}(0.5, 0.5));`, PROPERTIES] as const),
  ["use(Math['exp'](1));", PROPERTIES],
  ['const { exp } = Math; use(exp);', PROPERTIES],
  ['const m = Math; use(m);', SYNTAX],
  ...LOCALE_METHODS.map((name) => [`use(anything.${name}('a'));`, PROPERTIES] as const),
  ...UNSEEDED_METHODS.map((name) => [`use(anything.${name}());`, PROPERTIES] as const),
  ['use(2 ** 0.5);', SYNTAX],
  ['let x = 2; x **= 2; use(x);', SYNTAX],
  ['use(Date.now());', GLOBALS],
  ['use(new Date());', GLOBALS],
  ['use(globalThis.Date);', GLOBALS],
  ['use(performance.now());', GLOBALS],
  ['use(new Intl.NumberFormat());', GLOBALS],
  ['use(globalThis.Intl);', GLOBALS],
  ['use(navigator.hardwareConcurrency);', GLOBALS],
  ['use(process.pid);', GLOBALS],
  ['setTimeout(use, 1);', GLOBALS],
  ['use(new WeakRef({}));', GLOBALS],
  ["use(new CompressionStream('deflate-raw'));", GLOBALS],
  ['use(new WebAssembly.Module(anything));', GLOBALS],
  ['use([2, 10].sort());', SORT],
  ['use([2, 10].toSorted());', SORT],
  ["use(['b', 'a'].sort());", SORT],
  ['use(Array.from(anything as Set<number>).sort());', SORT],
];

const FINE = [
  'use(Math.sqrt(2) + Math.abs(-1) + Math.floor(1.5) + Math.imul(3, 4) + Math.clz32(5) + Math.fround(6));',
  'use(Float64Array.of(2, 10).sort());',
  'use([2, 10].sort((x, y) => x - y));',
  'use([2, 10].toSorted((x, y) => x - y));',
  'use(2 * 2);',
];

const BESIDE = 'selfsame/no-numbers-beside-loops';
const SUMMED = 'let s = 0; for (const x of [1, 2]) s += x;';

/** Numbers that are put together where a loop has been, and ways to do without. */
const MIXED_UP = [
  `${SUMMED} use({ s, mean: s / 2 });`,
  `${SUMMED} use({ s, root: Math.sqrt(s) });`,
  `${SUMMED} use({ s, list: [s].map(String) });`,
  `${SUMMED} use({ s, inner: { known: s > 0 ? 1 : null } });`,
  'for (const x of [1, 2]) use({ x, twice: 2 * x });',
];
const APART = [
  `const pair = (s: number, mean: number) => ({ s, mean: mean + 0 }); ${SUMMED} use(pair(s, s / 2));`,
  `${SUMMED} use({ s, text: 'a', yes: true, own: () => s / 2 });`,
  `${SUMMED} use({ text: String(s) });`,
  `${SUMMED} use(Array.from({ length: s - 1 }));`,
];

const eslint = new ESLint();

/** The rules that object, line by line, where each line is a block in one file; `path` says whose rules hold. */
async function objections(lines: readonly string[], path: string): Promise<string[][]> {
  const head = 'declare function use(x: unknown): void; declare const anything: any; export {};';
  const text = [head, ...lines.map((line) => `{ ${line} }`), ''].join('\n');
  const [{ messages }] = await eslint.lintText(text, { filePath: path });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return lines.map((_, i) => messages.filter(({ line }) => line === i + 2).map(({ ruleId }) => ruleId ?? ''));
}

describe('ESLint bans in the core whatever ECMAScript leaves to the engine', () => {
  let found: string[][];
  beforeAll(async () => {
    const lines = BANNED.map(([line]) => line);
    found = await objections(lines, 'src/core/errors.ts');
  }, 120_000);

  it.each(BANNED.map(([line, rule], i) => ({ line, rule, i })))('$line', ({ rule, i }) => {
    expect(found[i]).toContain(rule);
  });

  it('and lets stand what is the same everywhere', async () => {
    expect((await objections(FINE, 'src/core/errors.ts')).flat()).toEqual([]);
  });

  it('and numbers that are put together after a loop', async () => {
    const file = 'src/core/numerics/sum.ts';
    // Each line in a function of its own, as loops count by function.
    const inside = (lines: readonly string[]) => lines.map((line) => `use(() => { ${line} });`);
    for (const rules of await objections(inside(MIXED_UP), file)) expect(new Set(rules)).toEqual(new Set([BESIDE]));
    expect((await objections(inside(APART), file)).flat()).toEqual([]);
  });

  it('outside the core none of it is banned', async () => {
    const rules = await objections(
      BANNED.map(([line]) => line),
      'src/cli/clock.ts',
    );
    expect(rules.flat().filter((rule) => [PROPERTIES, GLOBALS, SYNTAX, SORT, BESIDE].includes(rule))).toEqual([]);
  });
});
