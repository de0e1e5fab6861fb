import type { CheckResult, Depth, VerificationReport } from './report.ts';

/** What a verification found, in words that claim no more than was done. */
export interface VerdictWords {
  readonly sentence: string;
  /** Checks that failed, that could not be made because something is damaged, and that had nothing to look at. */
  readonly failed: readonly CheckResult[];
  readonly prevented: readonly CheckResult[];
  readonly skipped: readonly CheckResult[];
}

const PASSED: Readonly<Record<Depth, string>> = {
  integrity: 'Files are intact; training not yet repeated. The model has not been checked either.',
  'model-check': 'Files are intact, and the model gives the recorded predictions; training not yet repeated.',
  'spot-check':
    'Files are intact, the model gives the recorded predictions, and the fits that were drawn come out the same when they are repeated; the whole training not yet.',
  replay: 'Files are intact, and the training has been repeated: every task and every byte is the same.',
};

export interface DepthWords {
  readonly title: string;
  readonly proves: string;
  /** How much is compared, and how sure that makes it. */
  readonly strength: string;
  /** Against whom it protects. */
  readonly guards: string;
  /** What it does not prove. */
  readonly leaves: string;
}

/** What each depth proves, how strong that is, against whom it protects, and what it leaves open. */
export const DEPTH_WORDS: Readonly<Record<Depth, DepthWords>> = {
  integrity: {
    title: 'Integrity',
    proves: 'The files are the ones that the lineage names, and they agree with each other.',
    strength: 'SHA-256 of every file; scores, threshold and curves are computed again from the predictions.',
    guards: 'Damage on the way, and whoever changes a file without knowing the format.',
    leaves: 'Whoever made them up made the lineage too: it does not say that this model came from this data.',
  },
  'model-check': {
    title: 'Model check',
    proves: 'The bundled model, given the bundled data, answers with the bundled test probabilities, bit for bit.',
    strength: 'Every test row, to the last bit.',
    guards: 'Whoever puts in another model, or results that this model never gave.',
    leaves: 'It does not say how the model was made, nor that the cross-validation took place.',
  },
  'spot-check': {
    title: 'Spot check',
    proves: 'Fits drawn by the verifier, trained again from the dataset, give the recorded probabilities.',
    strength: 'One false fit is found as often as its share is drawn; a run that is all made up, always.',
    guards: 'Whoever makes up results: nobody can know which fits will be drawn.',
    leaves: 'What was not drawn may have been made up; each fit more makes that less likely to go unseen.',
  },
  replay: {
    title: 'Replay',
    proves:
      'Everything, trained again from dataset and config, comes out with the same bytes: the model came from this data.',
    strength: 'Every task, and every byte of every file.',
    guards: 'Everybody who did not train this model from these data with this config.',
    leaves: 'It does not say that the data are true, or that the experiment was the first of its kind.',
  },
};

export function verdictWords(report: VerificationReport): VerdictWords {
  const checks = Object.values(report.checks);
  const failed = checks.filter(({ passed, checked }) => !passed && checked);
  return {
    sentence: report.passed ? PASSED[report.depth] : failure(failed, checks.length, report),
    failed,
    prevented: checks.filter(({ passed, checked }) => !passed && !checked),
    skipped: checks.filter(({ passed, checked }) => passed && !checked),
  };
}

/** At most this many names in a sentence. */
const MOST = 20;

/** Which files are different, and whether the training is. */
function failure(failed: readonly CheckResult[], all: number, report: VerificationReport): string {
  const training = [report.spot_check, report.replay].some((found) => found !== null && !found.passed);
  if (failed.length === 0)
    return training
      ? 'Files are intact, but the training comes out different when it is repeated.'
      : 'The bundle could not be checked.';
  const paths = [...new Set(failed.flatMap(({ path }) => (path === null ? [] : [path])))];
  const named = paths.length === 0 ? '' : ` See ${paths.slice(0, MOST).join(', ')}.`;
  return `Something is different: ${failed.length} of ${all} ${all === 1 ? 'check' : 'checks'} failed.${named}`;
}
