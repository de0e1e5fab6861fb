import { readTable } from '../core/data/read-table.ts';
import { engineerFeatures } from '../core/features/engineer.ts';
import { crossCheck, planCrossCheck } from '../core/pipeline/cross-check.ts';
import { KNOWN_DEFECTS } from '../core/pipeline/known-defects.ts';
import { estimateMljs, mljsSize, rowsWithin, total } from '../core/pipeline/mljs-cost.ts';
import type { CrossCheckOffer, CrossCheckView, RunListener } from './protocol.ts';
import { clock, runInput, validConfig, type OpenDataset, type Session } from './workbench-session.ts';
import { toldProgress } from './told-progress.ts';

/** What somebody waits for at most without having been asked. */
const PATIENCE_SECONDS = 90;
/** Points of a picture; more cannot be told apart. */
const MOST_POINTS = 400;

/** What a cross-check would take: all rows, and the sample that is offered where that is too long. */
export function crossCheckOffer({ bytes }: OpenDataset, text: string): CrossCheckOffer {
  const { config } = planCrossCheck(validConfig(text));
  const { table } = readTable(bytes, config.data);
  const size = mljsSize({ ...table, columns: [...table.columns, ...engineerFeatures(table, config.features)] });
  const estimates = estimateMljs(config, size);
  const whole = total(estimates) <= PATIENCE_SECONDS;
  const rows = whole ? size.rows : Math.max(100, rowsWithin(config, size, PATIENCE_SECONDS));
  return {
    rows: size.rows,
    estimates,
    seconds: total(estimates),
    sample: whole ? null : { rows, seconds: total(estimateMljs(config, { ...size, rows })) },
  };
}

/** @param rows `null`: all of them */
export async function crossCheckView(
  session: Session,
  dataset: OpenDataset,
  text: string,
  rows: number | null,
  listener: RunListener,
  signal: AbortSignal,
): Promise<CrossCheckView> {
  const { report, probabilities } = await crossCheck(await runInput(dataset, text), rows, {
    executor: session.executor,
    signal,
    clock,
    progress: toldProgress(listener),
  });
  return {
    rows: report.rows,
    drawnFrom: report.drawn_from,
    passed: report.passed,
    evened: report.evened.map(({ path, from, to, why }) => ({
      path,
      from: JSON.stringify(from),
      to: JSON.stringify(to),
      why,
    })),
    left: report.left,
    packages: Object.entries(report.packages).map(([name, version]) => `${name} ${version}`),
    models: report.models.map((agreement, i) => ({
      ...agreement,
      defects: (KNOWN_DEFECTS[agreement.model] ?? []).map(({ package: name, text: what, issue }) => ({
        package: name,
        text: what,
        issue: issue ?? null,
      })),
      points: pointsOf(probabilities[i]),
    })),
  };
}

/** Every k-th row, so that a picture stays small. */
function pointsOf({
  ours,
  theirs,
}: {
  ours: Float64Array;
  theirs: Float64Array;
}): CrossCheckView['models'][0]['points'] {
  const step = Math.ceil(ours.length / MOST_POINTS);
  return Array.from({ length: Math.ceil(ours.length / step) }, (_, i) => [ours[i * step], theirs[i * step]] as const);
}
