import type { ReactNode } from 'react';
import type { ConfusionCell, ConfusionMatrix } from '../../worker/protocol.ts';
import { count } from '../text/numbers.ts';

interface Props {
  /** Head of the first column. */
  readonly caption: ReactNode;
  readonly positive: string;
  readonly negative: string;
  readonly counts: ConfusionMatrix;
  /** Where a cell leads to its rows: the one whose rows are shown, and what picks another. */
  readonly rows?: {
    readonly picked: ConfusionCell | null;
    readonly onPick: (cell: ConfusionCell | null) => void;
  };
}

/** Flagged and not flagged by class; what was got right is in ink. */
export function ConfusionTable({ caption, positive, negative, counts, rows }: Props) {
  const { tn, fp, fn, tp } = counts;
  const cell = (name: ConfusionCell, words: string) => (
    <td className={name === 'tp' || name === 'tn' ? 'hi' : undefined}>
      {rows === undefined ? (
        count(counts[name])
      ) : (
        <button
          type="button"
          className="cell-button"
          aria-pressed={rows.picked === name}
          aria-label={`${count(counts[name])} rows ${words}: show them`}
          onClick={() => rows.onPick(rows.picked === name ? null : name)}
        >
          {count(counts[name])}
        </button>
      )}
    </td>
  );
  return (
    <table className="cm">
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col" className="r">
            flagged
          </th>
          <th scope="col" className="r">
            not flagged
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{positive}</th>
          {cell('tp', `flagged, ${positive}`)}
          {cell('fn', `not flagged, ${positive}`)}
        </tr>
        <tr>
          <th scope="row">{negative}</th>
          {cell('fp', `flagged, ${negative}`)}
          {cell('tn', `not flagged, ${negative}`)}
        </tr>
        <tr className="dim">
          <th scope="row">all</th>
          <td>{count(tp + fp)}</td>
          <td>{count(fn + tn)}</td>
        </tr>
      </tbody>
    </table>
  );
}
