#!/usr/bin/env node
import { EXIT } from './session.ts';
import { runProgram } from './program.ts';

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
  // Built beside this file.
  workerFile: new URL('./task-worker.js', import.meta.url),
});
