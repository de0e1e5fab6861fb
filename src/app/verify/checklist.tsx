import type { BundleView, ChecklistLine, ChecklistState } from '../../worker/protocol.ts';
import { Section } from '../parts/section.tsx';

const SIGNS: Readonly<Record<ChecklistState, { readonly sign: string; readonly className: string }>> = {
  done: { sign: '✓', className: 'ok' },
  'not shown': { sign: '·', className: 'dim' },
  failed: { sign: '≠', className: 'bad' },
};

interface Props {
  readonly bundle: BundleView;
  /** Goes to a check, by its name. */
  readonly show: (id: string) => void;
}

/** What an experiment should have before it is called final: ticked where a check has shown it, and nowhere else. */
export function Checklist({ bundle, show }: Props) {
  const { checklist, checks } = bundle.report;
  const known = new Map(checks.map(({ id, title }) => [id, title]));
  const done = checklist.filter((line) => line.state === 'done').length;
  const facts = (
    <p>
      <strong>
        {done} of {checklist.length}
      </strong>{' '}
      shown
    </p>
  );
  return (
    <Section title="Checklist" facts={facts}>
      <table className="checks cards">
        <thead className="sr">
          <tr>
            <th scope="col">State</th>
            <th scope="col">Item and evidence</th>
          </tr>
        </thead>
        <tbody>
          {checklist.map((line) => (
            <Line key={line.item} line={line} known={known} show={show} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface LineProps {
  readonly line: ChecklistLine;
  /** Titles of the checks that were made. */
  readonly known: ReadonlyMap<string, string>;
  readonly show: (id: string) => void;
}

function Line({ line, known, show }: LineProps) {
  const { sign, className } = SIGNS[line.state];
  const evidence = line.evidence.checks.filter((id) => known.has(id));
  return (
    <tr>
      <td className={`cs ${className}`}>
        <span aria-hidden="true">{sign}</span>
        <span className="sr">{line.state}</span>
      </td>
      <th scope="row" className="cn2">
        <span>{line.title}</span>
        <span className={line.state === 'failed' ? 'small bad break' : 'dim small break'}>
          {line.state === 'not shown' ? `Not shown. ${line.note}` : line.note}
        </span>
        {line.evidence.files.length > 0 && <span className="dim small mono">{line.evidence.files.join(', ')}</span>}
        {evidence.length > 0 && (
          <span className="dim small own">
            Evidence:{' '}
            {evidence.map((id) => (
              <button key={id} type="button" className="link" onClick={() => show(id)}>
                {known.get(id)}
              </button>
            ))}
          </span>
        )}
      </th>
    </tr>
  );
}
