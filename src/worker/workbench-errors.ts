import { transferHandlers, type TransferHandler } from 'comlink';
import { SelfsameError, type Problem } from '../core/errors.ts';

interface Thrown {
  readonly value: unknown;
}

/** A `SelfsameError` as it is; anything else is a fault of the program and becomes one problem that says so. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof SelfsameError) return error.problems;
  return [
    {
      code: 'run/task-failed',
      severity: 'error',
      message: `The program failed: ${error instanceof Error ? error.message : String(error)}.`,
      fix: 'Reload the page and try again. Your files were not changed.',
    },
  ];
}

/**
 * Comlink copies an Error's message alone; code, place and fix would be lost on the way. With this a `SelfsameError`
 * crosses the bridge as its problems and is thrown again as what it was. Call once on both ends, before any message.
 */
export function carryErrors(): void {
  const own = transferHandlers.get('throw') as TransferHandler<Thrown, unknown>;
  const handler: TransferHandler<Thrown, readonly Problem[]> = {
    canHandle: (value): value is Thrown => own.canHandle(value),
    serialize: ({ value }) => [problemsOf(value), []],
    deserialize: (problems) => {
      throw new SelfsameError(problems);
    },
  };
  transferHandlers.set('throw', handler);
}
