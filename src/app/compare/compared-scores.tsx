import type { BundleDiff } from '../../worker/protocol.ts';
import { DataTable } from '../charts/data-table.tsx';
import { niceScale, type Scale } from '../charts/ticks.ts';
import { Section } from '../parts/section.tsx';
import { DotScale } from '../results/dot-axis.tsx';
import { score, short } from '../text/numbers.ts';
import { AroundZero, AroundZeroScale } from './around-zero.tsx';
import {
  difference,
  metricRows,
  metricsFinding,
  modelsFinding,
  modelTitle,
  rankWords,
  type MetricRow,
} from './findings.ts';
import { ModelPair } from './model-pair.tsx';
import { reach } from './shifts.ts';

/** What came of it: the models' scores in cross-validation, and those of the best on the test rows. */
export function ComparedScores({ diff }: { readonly diff: BundleDiff }) {
  const values = diff.models.flatMap(({ a, b, a_std, b_std }) => [spread(a, a_std), spread(b, b_std)].flat());
  return (
    <Section
      title="Results"
      facts={<p>Hollow: the first. Full: the second. Lines reach one standard deviation of the folds.</p>}
    >
      {values.length > 0 && <Models diff={diff} scale={niceScale(values)} />}
      <Metrics rows={metricRows(diff)} />
    </Section>
  );
}

function spread(mean: number | null, std: number | null): number[] {
  return mean === null ? [] : [mean - (std ?? 0), mean + (std ?? 0)];
}

function Models({ diff, scale }: { readonly diff: BundleDiff; readonly scale: Scale }) {
  return (
    <div>
      <h3>{modelsFinding(diff)}</h3>
      <div className="only-narrow axis-narrow" aria-hidden="true">
        <DotScale scale={scale} />
      </div>
      <table className="checks scores cards">
        <thead>
          <tr>
            <th scope="col">Cross-validated ROC AUC</th>
            <th scope="col" className="r">
              Rank
            </th>
            <th scope="col" className="r">
              First
            </th>
            <th scope="col" className="r">
              Second
            </th>
            <th scope="col" className="r">
              Difference
            </th>
            <th scope="col" className="plot">
              <span className="sr">Both on one axis</span>
              <DotScale scale={scale} />
            </th>
          </tr>
        </thead>
        <tbody>
          {diff.models.map((model) => (
            <tr key={model.name}>
              <th scope="row" className="cn2">
                {modelTitle(model.name)}
              </th>
              <td className="r nw rank">
                <span className="only-narrow dim tiny">rank </span>
                {model.a_rank === model.b_rank
                  ? rankWords(model.a_rank)
                  : `${rankWords(model.a_rank)} → ${rankWords(model.b_rank)}`}
              </td>
              <td className="r v1" title={model.a === null ? undefined : String(model.a)}>
                <span className="only-narrow dim tiny">first </span>
                {score(model.a, 4)}
              </td>
              <td className="r v2" title={model.b === null ? undefined : String(model.b)}>
                <span className="only-narrow dim tiny">second </span>
                {score(model.b, 4)}
              </td>
              <td className={model.difference === 0 ? 'r v3 mid nw' : 'r v3 strong nw'}>
                {difference(model.difference)}
              </td>
              <td className="plot">
                <ModelPair model={model} scale={scale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Metrics({ rows }: { readonly rows: readonly MetricRow[] }) {
  const gains = rows.flatMap(({ gain }) => gain ?? []);
  const end = reach(gains, 1e-6);
  // Eight rows of zeros would say no more than the title does.
  if (gains.every((gain) => gain === 0))
    return (
      <div className="sub">
        <h3>{metricsFinding(rows)}</h3>
        <DataTable
          summary="Scores on the test rows"
          head={['Best model, test rows', 'Both']}
          rows={rows.map(({ words, a }) => [words, score(a, 4)])}
        />
      </div>
    );
  return (
    <div className="sub">
      <h3>{metricsFinding(rows)}</h3>
      <div className="only-narrow axis-narrow" aria-hidden="true">
        <AroundZeroScale left={`first better by ${short(end)}`} right={`second better by ${short(end)}`} />
      </div>
      <table className="checks scores cards">
        <thead>
          <tr>
            <th scope="col">Best model, test rows</th>
            <th scope="col" className="r">
              First
            </th>
            <th scope="col" className="r">
              Second
            </th>
            <th scope="col" className="r">
              Difference
            </th>
            <th scope="col" className="plot">
              <span className="sr">Which is better, and by how much</span>
              <AroundZeroScale left={`first better by ${short(end)}`} right={`second better by ${short(end)}`} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, words, a, b, difference: gap, gain, isLoss }) => (
            <tr key={name}>
              <th scope="row" className="cn2">
                <span>{words}</span>
                {isLoss && <span className="dim small">less is better</span>}
              </th>
              <td className="r v1" title={a === null ? undefined : String(a)}>
                <span className="only-narrow dim tiny">first </span>
                {score(a, 4)}
              </td>
              <td className="r v2" title={b === null ? undefined : String(b)}>
                <span className="only-narrow dim tiny">second </span>
                {score(b, 4)}
              </td>
              <td className={gap === 0 ? 'r v3 mid nw' : 'r v3 strong nw'}>{difference(gap)}</td>
              <td className="plot">
                <AroundZero
                  value={gain}
                  reach={end}
                  words={
                    gain === null || gain === 0
                      ? `${words}: the same`
                      : `${words}: the ${gain > 0 ? 'second' : 'first'} is better by ${difference(Math.abs(gain)).slice(1)}`
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
