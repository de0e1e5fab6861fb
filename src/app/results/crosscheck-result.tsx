import type { CrossCheckModel, CrossCheckView } from '../../worker/protocol.ts';
import { DataTable } from '../charts/data-table.tsx';
import { Inline } from '../parts/inline.tsx';
import { modelInSentence, modelName } from '../text/names.ts';
import { count, plural, score, signed } from '../text/numbers.ts';

const VERDICTS = {
  agrees: 'agrees',
  known: 'differs, within the bound for known defects',
  differs: 'differs',
} as const;
const HEAD = ['Model', 'Verdict', 'AUC here', 'AUC there', 'Difference', 'Mean |Δp|', 'Largest', 'Other class'];

export function CrossCheckResult({ view }: { readonly view: CrossCheckView }) {
  const { models, rows, drawnFrom, evened, left, packages, passed } = view;
  const differing = models.filter(({ verdict }) => verdict === 'differs').map(({ model }) => modelInSentence(model));
  return (
    <>
      <h3>{passed ? 'The second engine agrees' : `The second engine differs: ${differing.join(', ')}`}</h3>
      <p className="note">
        Compared out of fold on{' '}
        {drawnFrom === null ? `all ${plural(rows, 'row')}` : `${count(rows)} of ${plural(drawnFrom, 'row')}`} with{' '}
        {packages.join(', ')}.
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Agreement by model">
        <table>
          <thead>
            <tr>
              {HEAD.map((name, i) => (
                <th key={name} scope="col" className={i < 2 ? undefined : 'r'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.map(({ model, verdict, auc, probability, disagreeing }) => (
              <tr key={model}>
                <th scope="row">{modelName(model)}</th>
                <td>{VERDICTS[verdict]}</td>
                <td className="r">{score(auc.ours, 4)}</td>
                <td className="r">{score(auc.theirs, 4)}</td>
                <td className="r">{auc.difference === null ? '–' : signed(auc.difference, 4)}</td>
                <td className="r">{score(probability.mean, 4)}</td>
                <td className="r">{score(probability.max, 3)}</td>
                <td className="r">{plural(disagreeing.length, 'row')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="crosscheck-models">
        {models.map((model) => (
          <Model key={model.model} {...model} />
        ))}
      </div>
      <ul className="note">
        {evened.map(({ path, from, to, why }) => (
          <li key={path}>
            <Inline text={`For both, \`${path}\` is \`${to}\` in place of \`${from}\`: ${why}.`} />
          </li>
        ))}
        {left.map((model) => (
          <li key={model}>{modelName(model)} was left out: the packages do not have it.</li>
        ))}
      </ul>
    </>
  );
}

const SIZE = 160;
const MOST_ROWS = 20;

/** Each row a point, our probability to the right, theirs upwards: agreement is the diagonal. */
function Model({ model, points, disagreeing, tolerance, defects }: CrossCheckModel) {
  const at = (p: number): number => 4 + p * (SIZE - 8);
  const named = disagreeing.slice(0, MOST_ROWS).join(', ');
  return (
    <figure>
      <svg
        width={SIZE}
        height={SIZE}
        role="img"
        aria-label={`${modelName(model)}: probabilities of both engines for ${points.length} rows; on the diagonal they agree`}
      >
        <rect className="plot" width={SIZE - 1} height={SIZE - 1} x="0.5" y="0.5" />
        <line className="base" x1={at(0)} y1={at(1)} x2={at(1)} y2={at(0)} />
        {points.map(([ours, theirs], i) => (
          <circle key={i} cx={at(ours)} cy={SIZE - at(theirs)} r="2" />
        ))}
      </svg>
      <figcaption>
        <strong>{modelName(model)}</strong> <span className="dim">here → there ↑</span>
        <p className="note">
          Agrees up to a mean of {tolerance.mean} and an AUC of {tolerance.auc}. {tolerance.why}
        </p>
        {disagreeing.length > 0 && (
          <p className="note">
            Another class in {disagreeing.length === 1 ? 'row' : 'rows'} {named}
            {disagreeing.length > MOST_ROWS && `, and ${count(disagreeing.length - MOST_ROWS)} more`}.
          </p>
        )}
        <details className="numbers">
          <summary>Known defects of the package: {modelName(model)}</summary>
          <ul className="note">
            {defects.map(({ package: name, text, issue }) => (
              <li key={text}>
                <span className="mono">{name}</span>: {text} {issue !== null && <span className="mono">{issue}</span>}
              </li>
            ))}
          </ul>
        </details>
        <DataTable
          summary={`Probabilities of both engines: ${modelName(model)}`}
          head={['Here', 'There']}
          rows={points.map(([ours, theirs]) => [score(ours, 4), score(theirs, 4)])}
        />
      </figcaption>
    </figure>
  );
}
