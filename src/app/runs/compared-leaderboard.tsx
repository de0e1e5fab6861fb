import type { RunEntry } from '../../worker/protocol.ts';
import { niceScale, type Scale } from '../charts/ticks.ts';
import { Section } from '../parts/section.tsx';
import { DotScale, placeAt } from '../results/dot-axis.tsx';
import { nameOfModel } from '../text/names.ts';
import { score } from '../text/numbers.ts';
import { useLitRun } from './lit.ts';
import { RunHeads, ValueCell } from './run-cells.tsx';
import { runColour } from './run-stroke.tsx';
import { letterOf, metricWords, modelRows, sharedMetric, type Metric, type ModelRow } from './side-by-side.ts';

/** The models' cross-validated scores in every run on one axis. */
export function ComparedLeaderboard({ entries }: { readonly entries: readonly RunEntry[] }) {
  const metric = sharedMetric(entries.map(({ head }) => head));
  const rows = modelRows(entries, metric);
  const folds = rows.flatMap(({ runs }) => runs.flatMap((run) => run?.folds ?? []));
  const scale = niceScale(folds.length === 0 ? [0, 1] : folds);
  return (
    <Section title="Models" facts={<p>Circles are folds, bars their mean; a lane for each run.</p>}>
      <h3>{leaderboardFinding(entries, metric)}</h3>
      <div className="only-narrow axis-narrow" aria-hidden="true">
        <DotScale scale={scale} />
      </div>
      <table className="checks across lanes">
        <thead>
          <tr>
            <th scope="col">{metricWords(metric)}, cross-validated</th>
            <RunHeads count={entries.length} />
            <th scope="col" className="plot">
              <span className="sr">All on one axis</span>
              <DotScale scale={scale} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.model}>
              <th scope="row">{nameOfModel(row.model)}</th>
              {row.runs.map((run, i) => (
                <ValueCell key={i} index={i} title={run === null ? 'not trained' : String(run.mean)}>
                  {score(run?.mean ?? null, 4)}
                  {run?.rank === 1 && <span className="dim tiny"> best</span>}
                </ValueCell>
              ))}
              <td className="plot">
                <Lanes row={row} scale={scale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function leaderboardFinding(entries: readonly RunEntry[], metric: Metric): string {
  const bests = entries.map(({ detail }) => detail.models[0]);
  const names = new Set(bests.map(({ model }) => model));
  const values = bests.map(({ mean }) => mean[metric]);
  const known = values.filter((value) => value !== null);
  const top = metric === 'log_loss' || metric === 'brier' ? Math.min(...known) : Math.max(...known);
  const ahead = values.flatMap((value, i) => (value === top ? [letterOf(i)] : []));
  const who =
    names.size === 1 ? `${nameOfModel(bests[0].model)} is best in all` : 'The best model is not the same in all';
  return ahead.length === entries.length || ahead.length === 0
    ? `${who}, with the same score`
    : `${who}; ${ahead.join(' and ')} ${ahead.length === 1 ? 'reaches' : 'reach'} most, ${score(top, 4)}`;
}

const LANE = 14;

/** One model: a lane a run. */
function Lanes({ row, scale }: { readonly row: ModelRow; readonly scale: Scale }) {
  const lit = useLitRun();
  const height = row.runs.length * LANE + 4;
  const words = row.runs
    .map((run, i) => `${letterOf(i)} ${run === null ? 'not trained' : run.folds.map((fold) => score(fold)).join(', ')}`)
    .join('; ');
  return (
    <svg className="dot-axis" width="100%" height={height} role="img" aria-label={`Folds of ${row.model}: ${words}`}>
      {scale.ticks.map((tick) => (
        <line key={tick} x1={placeAt(scale, tick)} x2={placeAt(scale, tick)} y1="0" y2={height} stroke="var(--rule)" />
      ))}
      {row.runs.map((run, i) => {
        if (run === null) return null;
        const y = 2 + LANE * (i + 0.5);
        return (
          <g key={i} opacity={lit === null || lit === i ? 1 : 0.2} stroke={runColour(i)}>
            {run.folds.length > 0 && (
              <line
                x1={placeAt(scale, Math.min(...run.folds))}
                x2={placeAt(scale, Math.max(...run.folds))}
                y1={y}
                y2={y}
              />
            )}
            {run.folds.map((fold, k) => (
              <circle key={k} cx={placeAt(scale, fold)} cy={y} r="3" fill="var(--bg)" strokeWidth="1.5" />
            ))}
            {run.mean !== null && (
              <line
                x1={placeAt(scale, run.mean)}
                x2={placeAt(scale, run.mean)}
                y1={y - 6}
                y2={y + 6}
                strokeWidth="2.5"
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}
