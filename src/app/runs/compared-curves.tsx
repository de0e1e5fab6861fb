import { useState } from 'react';
import type { RunEntry } from '../../worker/protocol.ts';
import type { AxisSpec } from '../charts/frame.tsx';
import { isInCorner } from '../charts/curve-paths.ts';
import { Section } from '../parts/section.tsx';
import { nameOfModel } from '../text/names.ts';
import { percent, score } from '../text/numbers.ts';
import { LinesFigure } from './lines-figure.tsx';
import {
  modelLines,
  sharedModels,
  thresholdLines,
  type ModelChoice,
  type Quantity,
  type RunLine,
} from './run-curves.ts';
import { letterOf } from './side-by-side.ts';

const format = (value: number): string => percent(value);
const FULL: AxisSpec = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format };
const NEAR_X: AxisSpec = { from: 0, to: 0.3, ticks: [0, 0.1, 0.2, 0.3], format };
const NEAR_Y: AxisSpec = { from: 0.5, to: 1, ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1], format };
const THRESHOLD: AxisSpec = { ...FULL, format: (value) => value.toFixed(2) };
const TWENTIETHS = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
const ROC_ROWS = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1];

const QUANTITIES: readonly (readonly [Quantity, string])[] = [
  ['precision', 'Precision'],
  ['recall', 'Recall'],
  ['f1', 'F1'],
];

/** ROC, precision-recall and threshold curves of all runs over each other. */
export function ComparedCurves({ entries }: { readonly entries: readonly RunEntry[] }) {
  const details = entries.map(({ detail }) => detail);
  const [choice, setChoice] = useState<ModelChoice>(null);
  const [quantity, setQuantity] = useState<Quantity>('precision');
  const roc = modelLines(details, choice, 'roc', 'roc_auc');
  const pr = modelLines(details, choice, 'pr', 'average_precision');
  const thresholds = thresholdLines(
    entries.map(({ head, detail }) => ({ detail, threshold: head.threshold.value })),
    quantity,
  );
  const corner = roc.every(({ curve }) => isInCorner(curve));
  const name = QUANTITIES.find(([each]) => each === quantity)?.[1] ?? quantity;
  const facts = (
    <>
      <p>Out of fold, on the training rows.</p>
      <label className="pick">
        <span>Curves of</span>
        <select value={choice ?? ''} onChange={(event) => setChoice(event.target.value || null)}>
          <option value="">the best of each run</option>
          {sharedModels(details).map((model) => (
            <option key={model} value={model}>
              {nameOfModel(model)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
  return (
    <Section title="Curves" facts={facts} className="results">
      <div className="two">
        <LinesFigure
          title={curveFinding(roc, 'ROC AUC')}
          note={`Share of the target class found, by share of the others flagged${corner ? ' (upper left corner)' : ''}. Labels give the ROC AUC.`}
          lines={roc}
          x={corner ? NEAR_X : FULL}
          y={corner ? NEAR_Y : FULL}
          xTitle="share of the others flagged"
          rows={ROC_ROWS}
          rowHead="Others flagged"
        />
        <LinesFigure
          title={curveFinding(pr, 'average precision')}
          note="Share of the flagged that are of the target class, by share of it found. Labels give the average precision."
          lines={pr}
          x={FULL}
          y={FULL}
          xTitle="share of the target class found"
          rows={TWENTIETHS}
          rowHead="Found"
        />
      </div>
      <div className="sub">
        <LinesFigure
          title={`${name} against the threshold`}
          note={
            <span className="quantities" role="group" aria-label="What is drawn">
              {QUANTITIES.map(([each, words]) => (
                <button
                  key={each}
                  type="button"
                  className="link"
                  aria-pressed={each === quantity}
                  onClick={() => setQuantity(each)}
                >
                  {words}
                </button>
              ))}
              <span>Best model of each run. Labels give the value at its own threshold.</span>
            </span>
          }
          lines={thresholds}
          x={THRESHOLD}
          y={FULL}
          xTitle="threshold"
          rows={TWENTIETHS}
          rowHead="Threshold"
        />
      </div>
    </Section>
  );
}

function curveFinding(lines: readonly RunLine[], name: string): string {
  const known = lines.flatMap(({ index, value }) => (value === null ? [] : [{ index, value }]));
  if (known.length === 0) return `No ${name}`;
  const top = known.reduce((a, b) => (b.value > a.value ? b : a));
  if (known.every(({ value }) => value === top.value)) return `The same ${name} in all, ${score(top.value)}`;
  return `${letterOf(top.index)} has the highest ${name}, ${score(top.value)}`;
}
