import type { Order, Saying } from '../program/orders.ts';

/** What a person's machine says about day and place. */
export interface Surroundings {
  readonly timeZone: string;
  readonly locale: string;
}

/** So long may one order take without a word. */
export const SILENCE_MS = 20 * 60_000;

/** An engine that was found. */
export interface Engine {
  readonly version: string;
  /** Runs the program and hands on what it says. @throws Error where it cannot be started or falls silent */
  run(orders: readonly Order[], surroundings: Surroundings, hear: (saying: Saying) => void): Promise<void>;
}

/** How much an engine is given to do. */
export type Share =
  /** Every case, the reference job among them, with 1, 2 and 3 workers. */
  | 'all'
  /** An emulated processor: every small case with 2 workers, some with 1 and 3. */
  | 'small'
  /** An interpreter without workers: every small case in its one thread. */
  | 'one-thread';

export interface Candidate {
  readonly name: string;
  /** What it is, for the table. */
  readonly kind: string;
  readonly share: Share;
  /** Finds or installs it. @throws Error whose message says plainly why it cannot be had */
  find(program: string): Promise<Engine>;
}

/** The variables by which a process learns of day and place. */
export function environmentOf({ timeZone, locale }: Surroundings): NodeJS.ProcessEnv {
  const tag = `${locale.replace('-', '_')}.UTF-8`;
  return { ...process.env, TZ: timeZone, LANG: tag, LC_ALL: tag, LANGUAGE: locale.replace('-', '_') };
}
