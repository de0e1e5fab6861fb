import type { BundleView, CheckView, Depth, DepthView, Problem, VerificationView } from '../../worker/protocol.ts';
import { nameOfModel } from './names.ts';
import { count, plural, seconds } from './numbers.ts';

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
    : 'The dataset is not in the bundle, so nothing could be trained again.';
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
  const broken = checks.filter((check) => check.state === 'different').length;
  if (broken > 0) return `${plural(broken, 'check')} of ${checks.length} ${broken === 1 ? 'does' : 'do'} not hold`;
  const open = checks.filter((check) => check.state === 'unknown').length;
  return open > 0
    ? `Nothing differs; ${plural(open, 'check')} could not be made`
    : 'Nothing is missing, nothing was added, nothing differs';
}

export const DEPTHS: Readonly<Record<Depth, { readonly title: string; readonly words: string }>> = {
  integrity: {
    title: 'Integrity',
    words: 'The files are the ones that the lineage names. It does not say that this model came from this data.',
  },
  model: {
    title: 'Model check',
    words: 'The bundled model, given the bundled data, answers with the bundled probabilities, bit for bit.',
  },
  spot: {
    title: 'Spot check',
    words:
      'Some fits, drawn here and now, are trained again from the dataset. Who made results up would have to be lucky.',
  },
  replay: {
    title: 'Replay',
    words:
      'Everything is trained again, every byte of every file is compared. Only this shows that the model came from this data.',
  },
};

export function depthState({ state, seconds: spent }: DepthView): string {
  const time = spent === null ? '' : `, ${seconds(spent)}`;
  if (state === 'same') return `passed${time}`;
  if (state === 'different') return `different${time}`;
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
