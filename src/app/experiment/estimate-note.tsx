import type { EstimateView } from '../../worker/protocol.ts';
import { Inline } from '../parts/inline.tsx';
import { modelName } from '../text/names.ts';
import { about, plural, seconds } from '../text/numbers.ts';

/** Said before a run that will take long: how long, what takes it, and what would make it shorter. */
export function EstimateNote({ estimate }: { readonly estimate: EstimateView }) {
  const { models, proposals, workers } = estimate;
  const lines = [
    ...models.map((each) => ({ name: modelName(each.model), seconds: each.seconds })),
    { name: 'All else', seconds: estimate.rest },
  ];
  const longest = Math.max(...lines.map((each) => each.seconds));
  return (
    <div className="estimate">
      <h3>
        This run will take {about(estimate.seconds)} with {plural(workers, 'worker')}
      </h3>
      <table>
        <caption className="sr">Estimated time of one core, by model, and of all else</caption>
        <thead className="sr">
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Time of one core</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((each) => (
            <tr key={each.name}>
              <th scope="row">{each.name}</th>
              <td>
                <i style={{ width: `${(60 * each.seconds) / longest}%` }} aria-hidden="true" />
                {seconds(each.seconds)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="small mid">
        {proposals.map((proposal) => (
          <li key={proposal}>
            <Inline text={proposal} />
          </li>
        ))}
      </ul>
    </div>
  );
}
