import { InvalidArgumentError, type Command } from 'commander';

/** What every command understands. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly color?: boolean;
}

export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print the result as one JSON document')
    .option('--no-color', 'no colours (NO_COLOR in the environment does the same)');
}

const MOST_WORKERS = 256;

/** @throws InvalidArgumentError, which names the option and what it accepts */
export function parseWorkers(text: string): number {
  const workers = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (workers < 1 || workers > MOST_WORKERS)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_WORKERS}.`);
  return workers;
}

export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

export function parseSeconds(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of seconds.');
  return Number(text);
}
