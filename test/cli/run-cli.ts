import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';

export const PROGRAM = resolve('dist/cli/selfsame.js');

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with what is on stderr so far; may signal the process. */
  readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
  /** Seconds after which the process is killed (SIGKILL). */
  readonly killAfter?: number;
}

/**
 * Runs the built program as a person would. Each call has a cache of its own unless `env` names one: no run finds what
 * another has kept.
 */
export function cli(args: readonly string[], { cwd, env, onStderr, killAfter }: CliOptions = {}): Promise<CliResult> {
  if (!existsSync(PROGRAM)) throw new Error('The program is not built: run `npm run build:cli` first.');
  const cache = mkdtempSync(join(tmpdir(), 'selfsame-cache-'));
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', XDG_CACHE_HOME: cache, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onStderr?.(stderr, (signal) => child.kill(signal));
    });
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter * 1000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      rmSync(cache, { recursive: true, force: true });
      done({ code, stdout, stderr });
    });
  });
}

/** A folder of its own for one test file, gone afterwards. */
export async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-cli-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
