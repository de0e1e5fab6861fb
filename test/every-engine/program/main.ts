// The guard first: whatever is loaded after it is loaded under it.
import './raise-guard.ts';
import { carryOut } from './carry-out.ts';
import type { Host } from './orders.ts';

/** What an engine without any surroundings (QuickJS) is given by those who start it. */
const { selfsameHost } = globalThis as { selfsameHost?: Host };

if (selfsameHost !== undefined) await carryOut(selfsameHost);
else if (typeof process === 'object' && process.versions.node !== undefined)
  await (await import('./thread-host.ts')).runAsProcess();
else if (typeof document === 'undefined') (await import('./page-host.ts')).runAsWorker();
else await (await import('./page-host.ts')).runAsPage();
