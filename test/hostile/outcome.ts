import { resolve } from 'node:path';
import { expect } from 'vitest';
import { loadEngine } from '../../src/engines/load-engine.ts';
import { runProgram } from '../../src/cli/program.ts';
import {
  createInlineExecutor,
  defaultDepth,
  openBundle,
  SelfsameError,
  verifyBundle,
  type Depth,
  type Problem,
} from '../../src/core/index.ts';
import type { Expectation } from './expectation.ts';

interface Outcome {
  readonly exit: number | null;
  readonly problems: readonly Problem[];
}

/** What the core makes of a zip; only coded errors count as answers. */
export async function outcomeInCore(zip: Uint8Array, depth?: Depth): Promise<Outcome> {
  try {
    const opened = await openBundle(zip);
    const executor = createInlineExecutor(loadEngine);
    const report = await verifyBundle(opened, { depth: depth ?? defaultDepth(opened), executor, loadEngine });
    return { exit: report.passed ? 0 : 1, problems: report.problems };
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    return { exit: 2, problems: error.problems };
  }
}

export interface CliOutcome extends Outcome {
  /** What a person reads: both streams of a second call, without `--json`. */
  readonly words: string;
}

/** What `selfsame verify <file>` makes of it, for programs and for people. */
export async function outcomeInCli(file: string, args: readonly string[] = []): Promise<CliOutcome> {
  const json = await runCli(['verify', file, '--json', ...args]);
  const words = await runCli(['verify', file, ...args]);
  expect(words.exit).toBe(json.exit);
  const { problems } = JSON.parse(json.stdout) as { readonly problems: readonly Problem[] };
  return { exit: json.exit, problems, words: words.stdout + words.stderr };
}

async function runCli(args: readonly string[]): Promise<{ exit: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const exit = await runProgram(args, {
    out: { write: (text) => (stdout += text) },
    err: { write: (text) => (stderr += text) },
    signal: new AbortController().signal,
    workerFile: new URL(`file://${resolve('dist/cli/selfsame.js')}`),
  });
  return { exit, stdout, stderr };
}

export function codesOf(problems: readonly Problem[]): string[] {
  return [...new Set(problems.map(({ code }) => code))];
}

/** The outcome is the expected one, and every message says what is wrong, and every refusal what to do. */
export function checkOutcome({ exit, problems }: Outcome, expected: Expectation): void {
  expect({ exit, codes: codesOf(problems) }).toEqual({ exit: expected.exit, codes: expected.codes });
  for (const { message, fix } of problems) {
    expect(message).toMatch(/\.$/);
    if (exit === 2) expect(fix).toMatch(/\.$/);
  }
  const text = problems.map(({ message, fix }) => `${message} ${fix ?? ''}`).join('\n');
  for (const words of expected.says ?? []) expect(text).toContain(words);
}

/** A person is told: a code and a sentence, and nothing that moves the cursor. */
export function checkWords({ exit, words }: CliOutcome, expected: Expectation): void {
  if (exit === 2) for (const code of expected.codes) expect(words).toContain(`[${code}]`);
  if (exit === 1) expect(words).toContain('failed: ');
  expect(words).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(words).not.toMatch(/defect|\[object|\bat .*\.ts:\d/);
}
