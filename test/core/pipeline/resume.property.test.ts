import { it } from 'vitest';
import { checkResumedRuns } from './resume-cases.ts';

/** How many cases; a long run asks for thousands. */
const CASES = Number(process.env.SELFSAME_CASES ?? 200);

it(
  'gives the same bytes whatever is in the store, wherever it was cancelled, in any order, on any number of workers',
  async () => {
    await checkResumedRuns(CASES);
  },
  CASES * 1000,
);
