import { LOCALE_METHODS, MATH, UNSEEDED_METHODS } from '../../../scripts/purity/engine-dependent.mjs';

/** What a guarded realm answers to whoever asks for the day, the locale, chance, or a function that engines do not share. */
export class Impure extends Error {}

type Realm = typeof globalThis & Record<string, unknown>;

const refuse = (name: string) => (): never => {
  throw new Impure(`${name} was used while the core ran`);
};

/** As `Reflect.set`, but for what is read-only as well, and silent where there is no such thing. */
function replace(target: unknown, key: string, value: unknown): void {
  if (target === undefined || target === null || !(key in (target as object))) return;
  Object.defineProperty(target, key, { value, configurable: true, writable: true, enumerable: false });
}

/**
 * Makes everything that may not enter the core throw in this realm, for good, whoever calls it: the core, or the code of
 * a package that it calls. `x instanceof Date` goes on answering, since it tells nobody what day it is; `**` is no call
 * and cannot be caught here (a test looks for it in what is built).
 */
export function installGuard(realm: typeof globalThis = globalThis): void {
  const { Math, String, Number, BigInt, Array, Object, Date, Uint8Array, performance, crypto } = realm as Realm;
  for (const name of MATH) replace(Math, name, refuse(`Math.${name}`));
  const holders: object[] = [String, Number, BigInt, Array, Object, Date, Reflect.getPrototypeOf(Uint8Array) as object];
  for (const holder of holders) {
    const prototype = (holder as { prototype: object }).prototype;
    for (const name of LOCALE_METHODS)
      if (Reflect.ownKeys(prototype).includes(name)) replace(prototype, name, refuse(name));
  }
  for (const name of UNSEEDED_METHODS) replace(crypto, name, refuse(`crypto.${name}`));
  replace(performance, 'now', refuse('performance.now'));
  // On `Date` itself, so that whoever shields a package can put a clock that stands in its place.
  for (const name of ['now', 'parse', 'UTC']) replace(Date, name, refuse(`Date.${name}`));
  replace(
    realm,
    'Date',
    new Proxy(Date, {
      apply: refuse('Date'),
      construct: refuse('new Date'),
    }),
  );
  replace(realm, 'Intl', new Proxy({}, { get: (_, key) => refuse(`Intl.${String(key)}`)() }));
}

/** What each banned thing looks like in use, by name; none of it returns under the guard. */
export function temptations(realm: typeof globalThis = globalThis): [name: string, use: () => unknown][] {
  const { Math, Date, Intl, performance, crypto } = realm as Realm;
  // Through its prototype: a primitive would be looked up in the realm of whoever asks.
  const ask = (of: { prototype: object }, name: string, x: unknown): unknown =>
    Reflect.apply((of.prototype as Record<string, () => unknown>)[name], x, []);
  return [
    ...MATH.map((name): [string, () => unknown] => [
      `Math.${name}`,
      () => (Math as unknown as Record<string, (x: number) => number>)[name](0.5),
    ]),
    ['Date()', () => Date()],
    ['new Date', () => new Date()],
    ['new Date(0)', () => new Date(0)],
    ['Date.now', () => Date.now()],
    ['Date.parse', () => Date.parse('2026-11-21')],
    ['String.localeCompare', () => ask(realm.String, 'localeCompare', 'a')],
    ['String.toLocaleUpperCase', () => ask(realm.String, 'toLocaleUpperCase', 'a')],
    ['String.toLocaleLowerCase', () => ask(realm.String, 'toLocaleLowerCase', 'a')],
    ['Number.toLocaleString', () => ask(realm.Number, 'toLocaleString', 1)],
    ['Array.toLocaleString', () => new realm.Array(1, 2).toLocaleString()],
    ['Float64Array.toLocaleString', () => new realm.Float64Array(2).toLocaleString()],
    ['Object.toLocaleString', () => new realm.Object().toLocaleString()],
    // QuickJS has none of these.
    ...(Intl === undefined
      ? []
      : ([
          ['Intl.NumberFormat', () => new Intl.NumberFormat()],
          ['Intl.Collator', () => Intl.Collator()],
        ] as [string, () => unknown][])),
    ...(performance === undefined ? [] : [['performance.now', () => performance.now()] as [string, () => unknown]]),
    ...UNSEEDED_METHODS.filter((name) => crypto !== undefined && name in crypto).map(
      (name): [string, () => unknown] => [
        `crypto.${name}`,
        () => (crypto as unknown as Record<string, (x: Uint8Array) => unknown>)[name](new realm.Uint8Array(1)),
      ],
    ),
  ];
}

/** The banned things that answer in this realm instead of throwing: none under the guard. */
export function unguarded(realm: typeof globalThis = globalThis): string[] {
  return temptations(realm)
    .filter(([, use]) => {
      try {
        use();
        return true;
      } catch (error) {
        return !(error instanceof Impure);
      }
    })
    .map(([name]) => name);
}
