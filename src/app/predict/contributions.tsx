import type { Explanation } from '../../worker/protocol.ts';
import { score, short, signed } from '../text/numbers.ts';
import { explanationTitle, METHOD_WORDS, plainProbability } from './explanation-words.ts';

interface Props {
  readonly explanation: Explanation;
  readonly positive: string;
}

const HALF = 46;

/** Which columns moved this row, as bars around zero, the largest first; with the baseline they add up. */
export function Contributions({ explanation, positive }: Props) {
  const { baseline, output, contributions, scale, method } = explanation;
  const sorted = [...contributions].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const reach = Math.max(1e-12, ...sorted.map(({ contribution }) => Math.abs(contribution)));
  return (
    <figure className="why">
      <h3>{explanationTitle(explanation, positive)}</h3>
      <table className="why-table">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col" className="only-wide">
              <span className="sr">Picture</span>
            </th>
            <th scope="col" className="r">
              {scale === 'log-odds' ? 'Log-odds' : 'Probability'}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="mid">
            <th scope="row">Rows of training, on average</th>
            <td className="only-wide" />
            <td className="r" title={String(baseline)}>
              {signed(baseline)}
            </td>
          </tr>
          {sorted.map(({ name, value, contribution, standardError }) => (
            <tr key={name}>
              <th scope="row" className="break">
                {name}{' '}
                <span className="dim">
                  = {value === null ? 'missing' : typeof value === 'number' ? short(value) : value}
                </span>
              </th>
              <td className="only-wide">
                <Bar share={contribution / reach} />
              </td>
              <td className="r nw" title={String(contribution)}>
                {contribution > 0 ? '+' : ''}
                {signed(contribution)}
                {standardError !== null && <span className="dim tiny"> ± {score(standardError)}</span>}
              </td>
            </tr>
          ))}
          <tr className="strong">
            <th scope="row">Sum{scale === 'log-odds' && `, a probability of ${score(plainProbability(output), 4)}`}</th>
            <td className="only-wide" />
            <td className="r" title={String(output)}>
              {signed(output)}
            </td>
          </tr>
        </tbody>
      </table>
      <p className="note">{METHOD_WORDS[method]}</p>
    </figure>
  );
}

/** From −1 to 1: against the positive class to the left in grey, towards it to the right in ink. */
function Bar({ share }: { readonly share: number }) {
  const width = Math.abs(share) * HALF;
  return (
    <svg className="why-bar" width="100%" height="16" aria-hidden="true">
      <line x1="50%" x2="50%" y1="0" y2="16" stroke="var(--rule-2)" />
      <rect
        x={`${share < 0 ? 50 - width : 50}%`}
        width={`${width}%`}
        y="3"
        height="10"
        fill={share < 0 ? 'var(--class-0)' : 'var(--class-1)'}
      />
    </svg>
  );
}
