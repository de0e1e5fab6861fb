import type { RunEntry } from '../../worker/protocol.ts';
import { difference } from '../compare/findings.ts';
import { Section } from '../parts/section.tsx';
import { count, score } from '../text/numbers.ts';
import { RunHeads, ValueCell } from './run-cells.tsx';
import { letterOf, metricRows, type MetricRow } from './side-by-side.ts';

/** The best model of each run on the test rows, and how far each is from the first run. */
export function ComparedMetrics({ entries }: { readonly entries: readonly RunEntry[] }) {
  const heads = entries.map(({ head }) => head);
  const rows = metricRows(heads);
  const facts = (
    <>
      <p>Each at its own threshold, on its own test rows.</p>
      <p>Differences are to A.</p>
    </>
  );
  return (
    <Section title="Test" facts={facts}>
      <h3>{finding(rows, entries.length)}</h3>
      <div className="scroll wide" tabIndex={0} role="region" aria-label="Scores on the test rows">
        <table className="checks across cards">
          <thead>
            <tr>
              <th scope="col">Best model, test rows</th>
              <RunHeads count={entries.length} />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ metric, words, isLoss, values, best }) => (
              <tr key={metric}>
                <th scope="row">
                  {words}
                  {isLoss && <span className="dim small"> less is better</span>}
                </th>
                {values.map((value, i) => (
                  <ValueCell key={i} index={i} title={String(value)}>
                    {best.includes(i) ? <b>{score(value, 4)}</b> : score(value, 4)}
                    {i > 0 && (
                      <span className="dim tiny gap">
                        {difference(value === null || values[0] === null ? null : value - values[0])}
                      </span>
                    )}
                  </ValueCell>
                ))}
              </tr>
            ))}
            <Plain words="Threshold" values={heads.map(({ threshold }) => score(threshold.value))} />
            <Plain words="Target precision" values={heads.map(({ threshold }) => String(threshold.target))} />
            <Plain words="Test rows" values={entries.map(({ detail }) => count(detail.rows.test))} />
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Plain({ words, values }: { readonly words: string; readonly values: readonly string[] }) {
  return (
    <tr>
      <th scope="row" className="mid">
        {words}
      </th>
      {values.map((value, i) => (
        <ValueCell key={i} index={i}>
          <span className="mid">{value}</span>
        </ValueCell>
      ))}
    </tr>
  );
}

function finding(rows: readonly MetricRow[], runs: number): string {
  const wins = Array.from({ length: runs }, (_, i) => rows.filter(({ best }) => best.includes(i)).length);
  const most = Math.max(...wins);
  if (most === 0) return 'On the test rows every score is the same';
  const first = wins.flatMap((n, i) => (n === most ? [letterOf(i)] : []));
  return `On the test rows ${first.join(' and ')} ${first.length === 1 ? 'is' : 'are'} best in ${count(most)} of ${count(rows.length)} scores`;
}
