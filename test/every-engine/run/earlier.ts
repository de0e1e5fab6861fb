import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Order } from '../program/orders.ts';
import type { Surroundings } from './engine.ts';
import type { Row } from './table.ts';

/** What an engine has worked out before with this very program, so that a run that was stopped goes on. */
export interface Earlier {
  find(engine: string, surroundings: Surroundings, order: Order): Row | undefined;
  /** Keeps what came out right; the rest is tried again. */
  keep(surroundings: Surroundings, order: Order, row: Row): void;
}

const keyOf = (engine: string, { timeZone, locale }: Surroundings, order: Order): string =>
  JSON.stringify([engine, timeZone, locale, order.do === 'bundle' ? [order.name, order.workers] : order.do]);

/**
 * @param folder where it is kept, in a file named after the program's SHA-256: another program knows nothing
 */
export function earlierRuns(folder: string, program: string): Earlier {
  const sha256 = createHash('sha256').update(readFileSync(program)).digest('hex');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${sha256}.jsonl`);
  const rows = new Map<string, Row>();
  // The last line may have been cut off by whatever ended that run.
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  for (const line of lines) {
    const [key, row] = JSON.parse(line) as [string, Row];
    rows.set(key, row);
  }
  return {
    find: (engine, surroundings, order) => rows.get(keyOf(engine, surroundings, order)),
    keep(surroundings, order, row) {
      if (row.same) appendFileSync(file, `${JSON.stringify([keyOf(row.engine, surroundings, order), row])}\n`);
    },
  };
}
