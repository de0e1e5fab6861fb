import type { BundleView, ChecklistLine, ChecklistState } from '../../worker/protocol.ts';
import { Section } from '../parts/section.tsx';

const SIGNS: Readonly<Record<ChecklistState, { readonly sign: string; readonly className: string }>> = {
  done: { sign: '✓', className: 'ok' },
  'not shown': { sign: '·', className: 'dim' },
  failed: { sign: '≠', className: 'bad' },
};

/** What an experiment should have before it is called final: ticked where a check has shown it, and nowhere else. */
export function Checklist({ bundle }: { readonly bundle: BundleView }) {
  const { checklist } = bundle.report;
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
            <Line key={line.item} line={line} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Line({ line }: { readonly line: ChecklistLine }) {
  const { sign, className } = SIGNS[line.state];
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
      </th>
    </tr>
  );
}
