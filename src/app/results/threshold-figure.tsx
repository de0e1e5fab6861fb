import { memo, useState } from 'react';
import type { ConfusionCell, RunView } from '../../worker/protocol.ts';
import { operatingAt, operatingRows } from '../charts/operating.ts';
import { Figure } from '../charts/figure.tsx';
import { score } from '../text/numbers.ts';
import { useSettled } from '../use-settled.ts';
import { chartFile } from './explore/chart-file.ts';
import { explorerFinding } from './explore/explore-words.ts';
import { ExplorerSide } from './explore/explorer-side.tsx';
import { useExplored } from './explore/use-explored.ts';
import { PickedRows } from './rows/picked-rows.tsx';
import { ThresholdChart } from './threshold-chart.tsx';

const ROWS = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
const HEAD = ['Threshold', 'Precision', 'Recall', 'F1', 'Flagged'];

/** What a threshold does: the curves are drawn once for a model, only what follows the handle is drawn again. */
export function ThresholdFigure({ run }: { readonly run: RunView }) {
  const explored = useExplored(run);
  const [picked, setPicked] = useState<ConfusionCell | null>(null);
  const { model, source } = explored;
  // The rows of a cell are looked up where the handle comes to rest, not on its way.
  const threshold = useSettled(explored.threshold, 200);
  const counts = explored.scores?.counts ?? run.operating;
  return (
    <>
      <div className="exp">
        <Figure
          title={explorerFinding(run, explored)}
          file={chartFile(run, 'threshold')}
          data={() => operatingRows(counts)}
          table={{
            summary: 'The curves as a table',
            head: HEAD,
            rows: ROWS.map((t) => {
              const p = operatingAt(counts, t);
              return [t.toFixed(2), score(p.precision), score(p.recall), score(p.f1), String(p.tp + p.fp)];
            }),
          }}
        >
          <Chart run={run} scores={explored.scores} />
        </Figure>
        <ExplorerSide run={run} picked={picked} onPick={setPicked} />
      </div>
      <PickedRows run={run} picked={picked} query={{ model, source, threshold }} onClose={() => setPicked(null)} />
    </>
  );
}

const Chart = memo(ThresholdChart, (a, b) => a.run.sha256 === b.run.sha256 && a.scores === b.scores);
