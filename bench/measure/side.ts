import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Request } from './protocol.ts';

/** A contender in a process of its own, which answers one request at a time. */
export interface Side {
  /** @throws TimeLimit where the answer takes too long; the process is then gone */
  ask<T>(request: Request, limitSeconds?: number): Promise<T>;
  /** Most memory that the process has had resident, in bytes. */
  peakBytes(): number;
  close(): void;
}

export class TimeLimit extends Error {}

/** One thread each: what is compared is the kernels. */
const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

export function startSide(command: string, args: readonly string[]): Side {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...ONE_THREAD },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let peak = 0;
  const observe = (): number => (peak = Math.max(peak, residentPeak(child)));
  return {
    async ask<T>(request: Request, limitSeconds = 600): Promise<T> {
      let timedOut = false;
      const timer = setTimeout(() => {
        observe();
        timedOut = child.kill('SIGKILL');
      }, limitSeconds * 1000);
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      clearTimeout(timer);
      if (timedOut) throw new TimeLimit(`more than ${limitSeconds} s`);
      if (done === true) throw new Error(`${command} ${args.join(' ')} has ended`);
      observe();
      const reply = JSON.parse(value) as T & { readonly error?: string };
      if (reply.error !== undefined) throw new Error(reply.error);
      return reply;
    },
    peakBytes: observe,
    close: () => void child.stdin.end(),
  };
}

/** VmHWM where there is /proc, else 0. */
function residentPeak({ pid }: ChildProcess): number {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
