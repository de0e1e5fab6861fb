import type { ReactNode } from 'react';
import type { ConfusionMatrix } from '../../worker/protocol.ts';
import { count } from '../text/numbers.ts';

interface Props {
  /** Head of the first column. */
  readonly caption: ReactNode;
  readonly positive: string;
  readonly negative: string;
  readonly counts: ConfusionMatrix;
}

/** Flagged and not flagged by class; what was got right is in ink. */
export function ConfusionTable({ caption, positive, negative, counts: { tn, fp, fn, tp } }: Props) {
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
          <td className="hi">{count(tp)}</td>
          <td>{count(fn)}</td>
        </tr>
        <tr>
          <th scope="row">{negative}</th>
          <td>{count(fp)}</td>
          <td className="hi">{count(tn)}</td>
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
