import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Saying } from '../program/orders.ts';
import { environmentOf, SILENCE_MS, type Engine } from './engine.ts';

/** A command line that runs a module: it says a line for each thing, and ends. */
export function processEngine(program: string, command: string, before: readonly string[] = []): Engine {
  const version = execFileSync(command, [...before.filter((flag) => !/^(run|-A|--no-.*)$/.test(flag)), '--version'], {
    encoding: 'utf8',
  });
  return {
    version: version
      .split('\n')[0]
      .replace(/^(v|deno )/, '')
      .replace(/ .*$/, ''),
    run: (orders, surroundings, hear) =>
      new Promise((resolve, reject) => {
        const child = spawn(command, [...before, program, JSON.stringify(orders)], {
          env: environmentOf(surroundings),
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        const complaints: string[] = [];
        child.stderr.on('data', (text: Buffer) => complaints.push(String(text)));
        const silence = setTimeout(() => child.kill('SIGKILL'), SILENCE_MS);
        createInterface(child.stdout).on('line', (line) => {
          silence.refresh();
          hear(JSON.parse(line) as Saying);
        });
        child.on('error', reject);
        child.on('close', (code, signal) => {
          clearTimeout(silence);
          if (code === 0) resolve();
          else reject(new Error(`it ended with ${code ?? signal}: ${complaints.join('').slice(0, 500)}`));
        });
      }),
  };
}
