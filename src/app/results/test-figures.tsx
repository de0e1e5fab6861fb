import { useState } from 'react';
import type { ConfusionCell, RunView } from '../../worker/protocol.ts';
import { className } from '../text/names.ts';
import { count } from '../text/numbers.ts';
import { ConfusionTable } from '../parts/confusion-table.tsx';
import { confusionFinding } from './findings.ts';
import { PickedRows } from './rows/picked-rows.tsx';
import { TestScores } from './test-scores.tsx';

export function TestFigures({ run }: { readonly run: RunView }) {
  const [picked, setPicked] = useState<ConfusionCell | null>(null);
  const { target } = run.config.data;
  return (
    <>
      <div className="two">
        <TestScores run={run} />
        <div>
          <h3>{confusionFinding(run)}</h3>
          <ConfusionTable
            caption={`Test set, ${count(run.testRows)} rows`}
            positive={className(target, run.labels[1])}
            negative={className(target, run.labels[0])}
            counts={run.test.confusion_matrix}
            rows={{ picked, onPick: setPicked }}
          />
          <p className="note">Choose a number to see its rows.</p>
        </div>
      </div>
      <PickedRows
        run={run}
        picked={picked}
        query={{ model: run.models[0].model, source: 'test', threshold: run.threshold.threshold }}
        onClose={() => setPicked(null)}
      />
    </>
  );
}
