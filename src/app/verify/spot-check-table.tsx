import type { SpotCheckView } from '../../worker/protocol.ts';
import { nameOfModel } from '../text/names.ts';
import { count, plural } from '../text/numbers.ts';

/** The fits that were drawn and repeated, each against the recorded probabilities. */
export function SpotCheckTable({ spotCheck }: { readonly spotCheck: SpotCheckView }) {
  const { fits, of, seed } = spotCheck;
  if (fits.length === 0) return null;
  return (
    <div className="spot">
      <table>
        <caption className="small mid">
          {count(fits.length)} of {plural(of, 'fit')}, drawn by seed {seed}
        </caption>
        <thead>
          <tr>
            <th scope="col">Fit</th>
            <th scope="col" className="r">
              Probabilities
            </th>
            <th scope="col">Repeated</th>
          </tr>
        </thead>
        <tbody>
          {fits.map(({ model, fold, rows, different, largestDifference }) => (
            <tr key={`${model}/${fold}`}>
              <th scope="row">
                {nameOfModel(model)}, fold {fold}
              </th>
              <td className="r">{count(rows)}</td>
              <td className={different === 0 ? 'ok' : 'bad'}>
                {different === 0
                  ? '= bit for bit'
                  : `≠ ${count(different)} others, by up to ${largestDifference.toPrecision(3)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        Drawn here and now, so nobody could prepare for it. Each was trained from the dataset on, through split and
        preprocessing. A replay repeats all of them.
      </p>
    </div>
  );
}
