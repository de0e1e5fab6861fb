import type { Problem } from '../errors.ts';

/** A config of a million characters has some 30,000 lines; nobody writes that. */
const MAX_LENGTH = 1000000;

/** The problem of a text that is too large to be looked at, `null` where it is not. */
export function sizeProblem(length: number): Problem | null {
  if (length <= MAX_LENGTH) return null;
  return {
    code: 'config/too-large',
    severity: 'error',
    message: `The config has ${length} characters; ${MAX_LENGTH} are the limit.`,
    fix: 'Check that this is the config and not the dataset.',
  };
}
