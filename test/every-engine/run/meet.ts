import type { Order } from '../program/orders.ts';
import type { Earlier } from './earlier.ts';
import type { Engine, Surroundings } from './engine.ts';
import type { Leg } from './plan.ts';
import { printRow, type Row } from './table.ts';

const whatOf = (order: Order): string => (order.do === 'bundle' ? order.name : order.do);

/** What an engine made of its legs. */
export interface Meeting {
  readonly rows: readonly Row[];
  readonly faults: readonly string[];
}

/**
 * Lets an engine carry out its legs, but for what it has done before with the same program.
 * @param name of the engine with its version
 * @param expected by name; of what is no bundle it is what the first engine makes of it
 */
export async function meet(
  name: string,
  engine: Engine,
  legs: readonly Leg[],
  expected: Map<string, string | undefined>,
  earlier: Earlier,
): Promise<Meeting> {
  const all = legs.reduce((sum, { orders }) => sum + orders.length, 0);
  const rows: Row[] = [];
  const faults: string[] = [];
  /** Holds it against what must come out, which of what is no bundle may not have been known when it was worked out. */
  const add = (found: Omit<Row, 'same'>): Row => {
    if (!expected.has(found.what)) expected.set(found.what, found.hash);
    const row = { ...found, same: found.hash === expected.get(found.what) };
    rows.push(row);
    return row;
  };
  const carryOut = async (surroundings: Surroundings, orders: readonly Order[]): Promise<void> => {
    let done = false;
    let where = `${surroundings.timeZone} ${surroundings.locale}`;
    await engine.run(orders, surroundings, (saying) => {
      if (saying.say === 'done') done = true;
      else if (saying.say === 'here') {
        where = `${saying.timeZone} ${saying.locale}`;
        if (saying.unguarded.length > 0) faults.push(`answers under the guard: ${saying.unguarded.join(', ')}`);
      } else {
        const { order } = saying;
        const what = whatOf(order);
        const hash = saying.say === 'result' ? saying.sha256 : saying.reason;
        const workers = order.do === 'bundle' ? order.workers : 0;
        const row = add({ engine: name, what, workers, where, hash });
        printRow(row, `${rows.length}/${all}`);
        earlier.keep(surroundings, order, row);
      }
    });
    if (!done) faults.push(`fell silent under ${where}`);
  };
  for (const { surroundings, orders } of legs) {
    const known = orders.flatMap((order) => earlier.find(name, surroundings, order) ?? []);
    known.forEach(add);
    if (known.length > 0) console.log(`${name}: ${known.length} of ${orders.length} from an earlier run`);
    const left = orders.filter((order) => earlier.find(name, surroundings, order) === undefined);
    if (left.length > 0) await carryOut(surroundings, left).catch((error: Error) => faults.push(error.message));
  }
  return { rows, faults };
}
