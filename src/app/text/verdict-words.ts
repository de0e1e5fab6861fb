import type { BundleView, CheckView, DepthView, Problem, VerificationView } from '../../worker/protocol.ts';
import { nameOfModel } from './names.ts';
import { about, count, plural, seconds } from './numbers.ts';

export interface Verdict {
  /** In ink. */
  readonly known: string;
  readonly rest: string;
  /** Whether `rest` is known too, not known yet, or broken: ink, grey, vermillion. */
  readonly tone: 'known' | 'open' | 'broken';
}

/** The verdict in words, by depth: intact is not the same as repeated. */
export function verdictOf({ report, dataset }: BundleView): Verdict {
  const { replay } = report;
  if (replay !== null) {
    return replay.passed && report.passed
      ? { known: 'The training repeats.', rest: 'Every file came out with the same bytes.', tone: 'known' }
      : { known: 'The training does not repeat.', rest: replayDifference(report), tone: 'broken' };
  }
  const { spotCheck } = report;
  if (spotCheck !== null && !spotCheck.passed)
    return { known: 'The training does not repeat.', rest: spotCheckDifference(report), tone: 'broken' };
  if (!report.passed) return { known: 'Something is different.', rest: brokenSentence(report), tone: 'broken' };
  if (spotCheck !== null)
    return {
      known: 'Files are intact.',
      rest: `${count(spotCheck.fits.length)} of ${plural(spotCheck.of, 'fit')} repeat; the whole training has not been repeated yet.`,
      tone: 'open',
    };
  const rest = dataset?.present
    ? 'The training has not been repeated yet.'
    : 'The dataset is not in the bundle, so nothing could be trained again yet.';
  return { known: 'Files are intact.', rest, tone: 'open' };
}

/** Which file is to blame for a zip that could not be read, if one is. */
export function refusalInWords(problems: readonly Problem[]): string {
  const path = problems.find((problem) => problem.place?.path !== undefined)?.place?.path;
  return path === undefined ? 'It could not be opened.' : `${path} is damaged.`;
}

function replayDifference(report: VerificationView): string {
  const first = report.replay?.firstDifference ?? null;
  return first === null ? brokenSentence(report) : `${taskInWords(first)} came out different.`;
}

function spotCheckDifference(report: VerificationView): string {
  const first = report.spotCheck?.firstDifference ?? null;
  return first === null ? brokenSentence(report) : `${taskInWords(first)} came out different.`;
}

/** `fit/random_forest/fold-3` → `Random forest, fold 3,`. */
export function taskInWords(name: string): string {
  const fit = /^fit\/(\w+)\/(?:fold-(\d+)|final)/.exec(name);
  if (fit !== null) {
    const model = nameOfModel(fit[1]);
    return fit[2] === undefined ? `${model}, the final fit,` : `${model}, fold ${fit[2]},`;
  }
  const prepare = /^preprocess\/fold-(\d+)$/.exec(name);
  if (prepare !== null) return `The preparation of fold ${prepare[1]}`;
  return `The task ${name}`;
}

function brokenSentence({ checks }: VerificationView): string {
  const broken = checks.filter((check) => check.state === 'different');
  if (broken.length === 0) return 'The checks did not pass.';
  const [first] = broken;
  const what = first.path ?? first.title;
  const others = broken.length - 1;
  return others === 0
    ? `${what} is not what the bundle says.`
    : `${what} and ${plural(others, 'other check')} do not hold.`;
}

export function checksFinding(checks: readonly CheckView[]): string {
  const of = (state: CheckView['state']): number => checks.filter((check) => check.state === state).length;
  const broken = of('different');
  const notMade = of('prevented');
  if (broken > 0) {
    const because = notMade === 0 ? '' : `; ${count(notMade)} more could not be made because of that`;
    return `${plural(broken, 'check')} of ${checks.length} ${broken === 1 ? 'does' : 'do'} not hold${because}`;
  }
  const open = of('unknown') + notMade;
  return open > 0
    ? `Nothing differs; ${plural(open, 'check')} could not be made`
    : 'Nothing is missing, nothing was added, nothing differs';
}

/** What the first broken check means for the reader; `null` where nothing is broken. */
export function meaningOf({ checks }: VerificationView): string | null {
  return checks.find(({ state, meaning }) => state === 'different' && meaning !== null)?.meaning ?? null;
}

/** A depth's result, or what it wants for. */
export function depthState({ depth, state, seconds: spent }: DepthView, { made, dataset }: BundleView): string {
  const time = spent === null ? '' : `, ${seconds(spent)}`;
  if (state === 'same') return `passed${time}`;
  if (state === 'different') return `different${time}`;
  if (state === 'prevented') return 'not possible';
  if (depth !== 'integrity' && dataset?.present === false) return 'needs the dataset';
  if ((depth === 'spot' || depth === 'replay') && made?.ours === false) return 'not possible here';
  return 'not done yet';
}

export function replayFinding({ report, tasks }: BundleView): string {
  const { replay, spotCheck } = report;
  if (replay === null && spotCheck !== null)
    return `${plural(spotCheck.tasks.length, 'task')} of ${tasks.length} repeated, ${count(spotCheck.tasks.filter((task) => task.state === 'same').length)} came out the same`;
  if (replay === null) return `None of the ${plural(tasks.length, 'task')} has been repeated yet`;
  const of = (state: string): number => replay.tasks.filter((task) => task.state === state).length;
  if (replay.firstDifference === null) return `All ${plural(replay.tasks.length, 'task')} came out the same`;
  const affected = of('affected') === 0 ? 'nothing else is affected' : `${count(of('affected'))} affected by it`;
  return `${plural(of('same'), 'task')} the same, ${plural(of('different'), 'first difference')}, ${affected}`;
}

/** What to expect of the buttons; the formulas behind it may be wrong by a factor of three. */
export function repeatSentence({ replay, fit }: NonNullable<BundleView['estimate']>, fits: number): string {
  const spot = fit * fits;
  if (replay < 2) return 'Replay and spot check take a moment here.';
  return `Here a replay takes ${about(replay)}, a spot check of ${fits} fits ${spot < 2 ? 'a moment' : about(spot)}, roughly.`;
}
