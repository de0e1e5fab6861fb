import { expose } from 'comlink';
import { createTaskWorkers } from '../platform/browser/task-workers.ts';
import { createBrowserKeeper } from '../platform/browser/keeper.ts';
import { workersWithin } from '../platform/memory-budget.ts';
import { createWorkerPool } from '../platform/worker-pool.ts';
import { createWorkbench } from './workbench.ts';
import { fetchLater } from './workbench-deferred.ts';
import { carryErrors } from './workbench-errors.ts';
import { createSession } from './workbench-session.ts';

/** Chromium alone tells its pages the machine's memory, in GiB, rounded and at most 8. */
const { userAgent, hardwareConcurrency, deviceMemory } = navigator as WorkerNavigator & {
  readonly deviceMemory?: number;
};
const cores = Math.max(1, hardwareConcurrency || 1);

const memoryBytes = deviceMemory === undefined ? null : deviceMemory * 1024 ** 3;
const pool = createWorkerPool(
  workersWithin(cores, memoryBytes),
  createTaskWorkers(self as unknown as DedicatedWorkerGlobalScope),
);

// `navigator.locks` and `randomUUID` are missing where the page is no secure context.
const locks = (navigator as Partial<Pick<WorkerNavigator, 'locks'>>).locks;
const newId = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');
const keeper = createBrowserKeeper({ locks, newId, now: Date.now });

carryErrors();
expose(createWorkbench(createSession(pool, { userAgent, cores }, pool, keeper)));
// Behind what the page asks for first; without it a call fetches it.
setTimeout(() => void fetchLater().catch(() => undefined), 500);
