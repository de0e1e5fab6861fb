import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { createTreeWatch } from './process-tree.ts';

export interface Watched {
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** User and system time of the process and all its descendants. */
  readonly cpuSeconds: number;
  /** Most memory resident at one time, summed over the process and its descendants. */
  readonly peakBytes: number;
}

const EVERY_MS = 20;

/**
 * Runs a command to its end and watches what it takes.
 * @throws Error where it does not end with 0, with what it wrote to stderr
 */
export function watchProcess(command: string, args: readonly string[]): Promise<Watched> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const watch = createTreeWatch(child.pid ?? 0);
    const timer = setInterval(watch.look, EVERY_MS);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) resolve({ seconds, cpuSeconds: watch.cpuSeconds(), peakBytes: watch.peakBytes() });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${complaint}`));
    });
  });
}
