import type { ConfusionMatrix } from '../../worker/protocol.ts';
import { count } from '../text/numbers.ts';

interface Props {
  readonly caption: string;
  readonly positive: string;
  readonly negative: string;
  readonly counts: ConfusionMatrix;
}

/** Flagged and not flagged by answer; what was got right is in ink. */
export function RightAndWrong({ caption, positive, negative, counts: { tn, fp, fn, tp } }: Props) {
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
      </tbody>
    </table>
  );
}
