import type {
  CheckResult,
  ReplayedTask,
  ReplayReport,
  SpotCheckReport,
  VerificationReport,
} from '../core/bundle/report.ts';
import { DEPTH_WORDS } from '../core/bundle/verdict.ts';
import type { CheckState, CheckView, DepthView, ReplayView, SpotCheckView, VerificationView } from './protocol.ts';

/** A report as the page shows it: states instead of flags, one list of checks, depths in order. */
export function verificationView(report: VerificationReport, trainingSeconds: number | null): VerificationView {
  const checks = Object.entries(report.checks).map(([id, check]) => checkView(id, check));
  return {
    passed: report.passed,
    depths: [
      depthView('integrity', Object.values(report.checks)),
      depthView('model', report.depth === 'integrity' ? [] : Object.values(report.checks)),
      spotDepth(report, trainingSeconds),
      {
        depth: 'replay',
        words: DEPTH_WORDS.replay,
        state: report.replay === null ? 'unknown' : report.replay.passed ? 'same' : 'different',
        seconds: report.replay === null ? null : trainingSeconds,
      },
    ],
    checks: report.replay === null ? checks : [...checks, ...replayedFiles(report.replay)],
    notes: report.notes,
    problems: report.problems,
    spotCheck: report.spot_check === null ? null : spotCheckView(report.spot_check),
    replay: report.replay === null ? null : replayView(report.replay),
    checklist: report.checklist,
  };
}

function stateOf({ passed, checked }: CheckResult): CheckState {
  if (checked) return passed ? 'same' : 'different';
  return passed ? 'unknown' : 'prevented';
}

function depthView(depth: 'integrity' | 'model', checks: readonly CheckResult[]): DepthView {
  const name = depth === 'model' ? 'model-check' : depth;
  const states = checks.filter((check) => check.depth === name).map(stateOf);
  const state = (['different', 'prevented', 'same'] as const).find((known) => states.includes(known)) ?? 'unknown';
  return { depth, words: DEPTH_WORDS[name], state, seconds: null };
}

/** A replay repeats every fit, so it is a spot check of all of them. */
function spotDepth({ spot_check, replay }: VerificationReport, seconds: number | null): DepthView {
  const base = { depth: 'spot', words: DEPTH_WORDS['spot-check'] } as const;
  if (spot_check !== null) return { ...base, state: spot_check.passed ? 'same' : 'different', seconds };
  return { ...base, state: replay?.passed === true ? 'same' : 'unknown', seconds: null };
}

function spotCheckView({ passed, seed, of, first_difference, fits, tasks }: SpotCheckReport): SpotCheckView {
  return {
    passed,
    seed,
    of,
    firstDifference: first_difference,
    fits: fits.map(({ model, fold, rows, different, largest_difference }) => ({
      model,
      fold,
      rows,
      different,
      largestDifference: largest_difference,
    })),
    tasks: tasks.map(taskView),
  };
}

function taskView({ name, state, expected, actual }: ReplayedTask): ReplayView['tasks'][number] {
  return { name, state: state === 'not reached' ? 'affected' : state, expected, actual };
}

function checkView(id: string, check: CheckResult): CheckView {
  const isFile = check.path !== null && check.title.startsWith(`${check.path} is`);
  return {
    id,
    title: isFile ? capital(id.replaceAll('_', ' ')) : check.title,
    isFile,
    path: check.path,
    state: stateOf(check),
    expected: check.expected,
    actual: check.actual,
    detail: check.problem,
    meaning: check.meaning,
  };
}

/** The files of the repetition: each that differs, and one line for all that do not. */
function replayedFiles({ files }: ReplayReport): CheckView[] {
  const same = files.filter((file) => file.passed).length;
  const base = { isFile: false, detail: null, meaning: null };
  const different = files
    .filter((file) => !file.passed)
    .map(({ path, expected, actual }): CheckView => ({
      ...base,
      id: `replay ${path}`,
      title: 'Trained again',
      path,
      state: 'different',
      expected,
      actual,
    }));
  const total: CheckView = {
    ...base,
    id: 'replay',
    title: 'Every file comes out the same when everything is trained again',
    path: null,
    state: same === files.length && files.length > 0 ? 'same' : 'different',
    expected: `${files.length} files`,
    actual: `${same} the same`,
  };
  return [...different, total];
}

function replayView({ passed, first_difference, tasks }: ReplayReport): ReplayView {
  return {
    passed,
    firstDifference: first_difference,
    tasks: tasks.map(taskView),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
