#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import { serveTasks } from '../worker/task.node.ts';
import { EXIT } from './session.ts';
import { runProgram } from './program.ts';

async function main(): Promise<void> {
  const controller = new AbortController();

  /** The first signal cancels in good order; a second one does not wait for that. */
  function cancel(): void {
    if (controller.signal.aborted) process.exit(EXIT.cancelled);
    controller.abort();
  }
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);

  /** Whoever reads our output may have read enough (`| head`): that is no failure of ours. */
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

  process.exitCode = await runProgram(process.argv.slice(2), {
    out: process.stdout,
    err: process.stderr,
    signal: controller.signal,
    workerFile: new URL(import.meta.url),
  });
}

// One file is the whole program, so that it can be kept beside a bundle: its worker threads load it as well.
if (isMainThread) await main();
else serveTasks();
