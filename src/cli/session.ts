import { SelfsameError, type Problem } from '../core/index.ts';
import { printProblems, type InputFiles } from './problems.ts';
import { createTerminal, type Stream, type Terminal, type TerminalOptions } from './terminal.ts';

/** Exit codes that scripts rely on. */
export const EXIT = { passed: 0, different: 1, unusable: 2, cancelled: 130 } as const;

/** What the program was started with. */
export interface Surroundings {
  readonly out: Stream;
  readonly err: Stream;
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** The built task worker. */
  readonly workerFile: URL;
}

/** What a command works with. */
export interface Session {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly workerFile: URL;
  /** Named as they become known, for the problems in them. */
  readonly files: InputFiles;
}

export type Work = (session: Session) => Promise<number>;

/** Runs one command and turns whatever it throws into lines on stderr and an exit code. */
export async function runSession(surroundings: Surroundings, options: TerminalOptions, work: Work): Promise<number> {
  const terminal = createTerminal(surroundings.out, surroundings.err, options);
  const files: InputFiles = {};
  try {
    return await work({ terminal, signal: surroundings.signal, workerFile: surroundings.workerFile, files });
  } catch (error) {
    if (surroundings.signal.aborted) {
      terminal.note('Cancelled. No result was written.');
      return EXIT.cancelled;
    }
    const problems = problemsOf(error);
    printProblems(terminal, problems, files);
    if (terminal.json) printJsonError(terminal, problems);
    if ((process.env.DEBUG ?? '') !== '' && error instanceof Error) terminal.note(error.stack ?? error.message);
    return EXIT.unusable;
  }
}

/** @throws the signal's reason: for the steps between two that watch the signal themselves */
export function stopIfCancelled({ signal }: Session): void {
  signal.throwIfAborted();
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof SelfsameError) return error.problems;
  const message = error instanceof Error ? error.message : String(error);
  return [
    {
      code: 'run/task-failed',
      severity: 'error',
      message: `The program failed: ${message.replace(/\.?$/, '.')}`,
      fix: 'This is a defect: please report it. With DEBUG=1 it says where it happened.',
    },
  ];
}

function printJsonError(terminal: Terminal, problems: readonly Problem[]): void {
  terminal.raw(`${JSON.stringify({ problems }, null, 2)}\n`);
}
