import cases from 'virtual:golden-cases';
import { createInlineExecutor } from '../../../src/core/index.ts';
import { fromBase64 } from '../../../src/core/bytes/base64.ts';
import { loadEngine } from '../../../src/engines/load-engine.ts';
import { createWorkerPool } from '../../../src/platform/worker-pool.ts';
import { unguarded } from './guard.ts';
import { numericsDigest } from './numerics-digest.ts';
import type { Host, Order } from './orders.ts';
import { realmsDigest } from './realms-digest.ts';
import { proveCase, trainCase, type Files } from './prove-case.ts';
import { SURROUNDINGS } from './raise-guard.ts';

function filesOf(name: string): Files {
  const found = cases.find((one) => one.name === name);
  const data = fromBase64(found?.data ?? '');
  const config = fromBase64(found?.config ?? '');
  if (found === undefined || data === null || config === null) throw new RangeError(`there is no case ${name}`);
  return { data, config };
}

async function hashOf(order: Order, host: Host): Promise<string> {
  if (order.do === 'numerics') return numericsDigest();
  if (order.do === 'realms') {
    if (host.inFreshRealm === undefined) throw new RangeError('there is one realm here');
    return realmsDigest(host.inFreshRealm);
  }
  const work = order.prove === true ? proveCase : trainCase;
  if (order.workers === 0) return work(filesOf(order.name), createInlineExecutor(loadEngine));
  if (host.spawn === undefined) throw new RangeError('there are no workers here');
  const pool = createWorkerPool(order.workers, host.spawn);
  try {
    return await work(filesOf(order.name), pool);
  } finally {
    pool.close();
  }
}

/** Does what the host asks, and says what came of it. */
export async function carryOut(host: Host): Promise<void> {
  const { navigator } = globalThis as { navigator?: { userAgent: string } };
  await host.emit({ say: 'here', ...SURROUNDINGS, userAgent: navigator?.userAgent ?? '', unguarded: unguarded() });
  for (const order of host.orders) {
    try {
      await host.emit({ say: 'result', order, sha256: await hashOf(order, host) });
    } catch (error) {
      const reason = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
      await host.emit({ say: 'failed', order, reason });
    }
  }
  await host.emit({ say: 'done' });
}
