import type { Order } from '../program/orders.ts';
import type { Share, Surroundings } from './engine.ts';

/** One start of an engine: where it believes to be, and what it does there. */
export interface Leg {
  readonly surroundings: Surroundings;
  readonly orders: readonly Order[];
}

/** The third is half an hour off, and its language has another capital for i. */
export const PLACES: readonly Surroundings[] = [
  { timeZone: 'UTC', locale: 'en-US' },
  { timeZone: 'Asia/Tokyo', locale: 'de-DE' },
  { timeZone: 'America/St_Johns', locale: 'tr-TR' },
];

const bundles = (names: readonly string[], workers: number): Order[] =>
  names.map((name) => ({ do: 'bundle', name, workers }));
const NUMERICS: Order = { do: 'numerics' };
const REALMS: Order = { do: 'realms' };

/**
 * Every case with 1, 2 and 3 workers, each number in another place; which in which shifts from one engine to the next, so that
 * three engines have every number everywhere.
 * @param turn the engine's number among those that have the same share
 * @param names of the cases; `reference` is left to those that do all
 */
export function legsOf(share: Share, turn: number, names: readonly string[]): readonly Leg[] {
  const small = names.filter((name) => name !== 'reference');
  switch (share) {
    case 'one-thread':
      return [{ surroundings: PLACES[0], orders: [NUMERICS, ...bundles(small, 0)] }];
    case 'small':
      return [
        { surroundings: PLACES[0], orders: [NUMERICS, ...bundles(small, 2)] },
        { surroundings: PLACES[1], orders: [NUMERICS, ...bundles(small.slice(0, 3), 3)] },
        { surroundings: PLACES[2], orders: bundles(small.slice(0, 3), 1) },
      ];
    case 'all':
      return PLACES.map((surroundings, i) => ({
        surroundings,
        orders: [NUMERICS, ...(i === 0 ? [REALMS] : []), ...bundles([...small, 'reference'], 1 + ((i + turn) % 3))],
      }));
  }
}
