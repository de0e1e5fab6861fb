import script from 'virtual:realm-script';
import { sha256 } from '../../../src/core/index.ts';
import { encodeUtf8 } from '../../../src/core/bytes/text.ts';
import { stream } from '../../../src/core/random/stream.ts';
import type { evaluate, FoldAnswers } from '../realm/evaluate.ts';
import type { FreshRealm } from './orders.ts';

const REALMS = 150;
const FOLDS = 5;
/** As many as the reference job scores at once: fewer, and no engine takes the trouble. */
const ROWS = 2800;

/** @param steps to which probabilities are rounded, as those of neighbours are; 0: they are not */
function answers(steps: number): readonly FoldAnswers[] {
  const random = stream(0, `realms/${steps}`);
  return Array.from({ length: FOLDS }, () => {
    const y = Uint8Array.from({ length: ROWS }, () => (random.real() < 0.1 ? 1 : 0));
    const probabilities = Float64Array.from(y, (label) => {
      const p = label === 1 ? 0.4 + 0.6 * random.real() : random.real() * random.real();
      return steps === 0 ? p : Math.round(p * steps) / steps;
    });
    return { y, probabilities };
  });
}

/**
 * Scores a model's folds and then another's in a fresh realm, again and again: there engines go through all their
 * stages of optimisation while it happens, each time a little later or earlier. V8 14.6 once mixed up the numbers of two
 * folds in about 5 of 100 realms.
 * @returns SHA-256 over what each realm found
 */
export function realmsDigest(inFreshRealm: FreshRealm): Promise<string> {
  const models = [answers(15), answers(0)];
  const found: string[] = [];
  for (let realm = 0; realm < REALMS; realm++)
    inFreshRealm(script, (own) => {
      for (const folds of models) found.push((own as typeof evaluate)(folds));
    });
  return sha256(encodeUtf8(found.join('\n')));
}
