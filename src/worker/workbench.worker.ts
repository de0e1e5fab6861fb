import { expose } from 'comlink';
import { spawnTaskWorker } from '../platform/browser/task-workers.ts';
import { createWorkerPool } from '../platform/worker-pool.ts';
import { createWorkbench } from './workbench.ts';
import { carryErrors } from './workbench-errors.ts';
import { createSession } from './workbench-session.ts';

const { userAgent, hardwareConcurrency } = navigator;
const cores = Math.max(1, hardwareConcurrency || 1);

const pool = createWorkerPool(cores, spawnTaskWorker);

carryErrors();
expose(createWorkbench(createSession(pool, { userAgent, cores }, pool.close)));
