import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, type Engine } from './engine.ts';
import { serveProgram } from './page-server.ts';

/** Ends a process and those that it started, and waits until it has. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  const late = setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), 5000);
  await gone;
  clearTimeout(late);
}

/** A browser that is led to an address by its command line; nobody drives it. */
export function browserEngine(
  program: string,
  command: string,
  flags: (profile: string, locale: string) => readonly string[],
): Engine {
  const version = /[\d.]+/.exec(execFileSync(command, ['--version'], { encoding: 'utf8', stdio: 'pipe' }))?.[0] ?? '?';
  return {
    version,
    run: (orders, surroundings, hear) =>
      serveProgram(program, orders, hear, async (url, fail) => {
        const profile = mkdtempSync(join(tmpdir(), 'selfsame-engine-'));
        const child = spawn(command, [...flags(profile, surroundings.locale), url], {
          env: environmentOf(surroundings),
          stdio: 'ignore',
          detached: true,
        });
        child.once('exit', (code) => fail(new Error(`it ended with ${code}`)));
        return async () => {
          await end(child);
          rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
        };
      }),
  };
}
