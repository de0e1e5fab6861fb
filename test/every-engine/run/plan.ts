import cases from 'virtual:golden-cases';
import type { Order } from '../program/orders.ts';
import type { Share, Surroundings } from './engine.ts';

/** One start of an engine: where it believes to be, and what it does there. */
export interface Leg {
  readonly surroundings: Surroundings;
  readonly orders: readonly Order[];
}

const HOME: Surroundings = { timeZone: 'UTC', locale: 'en-US' };
const EAST: Surroundings = { timeZone: 'Asia/Tokyo', locale: 'de-DE' };
/** Half an hour off, and a language whose i has another capital. */
const WEST: Surroundings = { timeZone: 'America/St_Johns', locale: 'tr-TR' };

const bundle = (name: string, workers: number): Order => ({ do: 'bundle', name, workers });
const REFERENCE = 'reference';
const small = (workers: number): Order[] =>
  cases.filter(({ name }) => name !== REFERENCE).map(({ name }) => bundle(name, workers));
const NUMERICS: Order = { do: 'numerics' };

export function legsOf(share: Share): readonly Leg[] {
  if (share === 'one-thread') return [{ surroundings: HOME, orders: [NUMERICS, ...small(0)] }];
  if (share === 'small')
    return [
      { surroundings: HOME, orders: [NUMERICS, ...small(2)] },
      { surroundings: EAST, orders: [NUMERICS] },
    ];
  const reference = (workers: number): Order => bundle(REFERENCE, workers);
  return [
    {
      surroundings: HOME,
      orders: [NUMERICS, ...[1, 2, 3].flatMap((workers) => [...small(workers), reference(workers)])],
    },
    { surroundings: EAST, orders: [NUMERICS, ...small(2), reference(2)] },
    { surroundings: WEST, orders: small(3) },
  ];
}
