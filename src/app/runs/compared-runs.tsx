import { useState } from 'react';
import type { RunEntry } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { Section } from '../parts/section.tsx';
import { nameOfModel } from '../text/names.ts';
import { plural, score } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';
import { addressOf } from './address.ts';
import { useLit } from './lit.ts';
import { RunKey } from './run-stroke.tsx';
import { letterOf } from './side-by-side.ts';
import { exactly, when } from './when.ts';

interface Props {
  readonly entries: readonly RunEntry[];
}

/** Which runs: a line each, with what they were made from. */
export function ComparedRuns({ entries }: Props) {
  const sameData = entries.every(({ head }) => head.data.sha256 === entries[0].head.data.sha256);
  const sameTable = entries.every(({ head }) => head.data.table === entries[0].head.data.table);
  const facts = (
    <>
      <p>
        {sameData
          ? sameTable
            ? 'All on the same data.'
            : 'All on the same file, read differently.'
          : 'Not all on the same data.'}
      </p>
      <p>Point at a run, and it stands out everywhere.</p>
      <p>
        <a href="#runs">Back to all runs</a>
      </p>
    </>
  );
  return (
    <Section title="Runs" facts={facts} className="runs">
      <table className="checks side cards">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Fingerprint</th>
            <th scope="col">Data</th>
            <th scope="col">Best model</th>
            <th scope="col">Note</th>
            <th scope="col">
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, i) => (
            <Line key={entry.head.sha256} entry={entry} index={i} entries={entries} sameData={sameData && sameTable} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface LineProps extends Props {
  readonly entry: RunEntry;
  readonly index: number;
  readonly sameData: boolean;
}

function Line({ entry: { head, detail }, index, entries, sameData }: LineProps) {
  const { openRun } = useActions();
  const { className, handlers } = useLit(index);
  const [now] = useState(() => Date.now());
  const others = entries.filter((_, i) => i !== index).map((entry) => entry.head.sha256);
  return (
    <tr className={className} {...handlers}>
      <th scope="row">
        <RunKey index={index} />
      </th>
      <td className="rr">
        <HashChip sha256={head.sha256} bare />
        <span className="small dim nw" title={exactly(head.at)}>
          {when(head.at, now)}
        </span>
      </td>
      <td className="rd">
        <span className="break">{head.data.name}</span>
        <span className="small dim nw">{plural(head.data.rows, 'row')}</span>
        {!sameData && <HashChip sha256={head.data.sha256} bare different={index > 0} />}
        {!sameData && (
          <span className="small dim nw" title={`SHA-256 ${head.data.table}`}>
            read as {head.data.table.slice(0, 8)}
          </span>
        )}
      </td>
      <td className="rb">
        <span>{nameOfModel(head.best)}</span>
        <span className="small dim nw">
          threshold {score(head.threshold.value)}, {plural(detail.rows.test, 'test row')}
        </span>
      </td>
      <td className={head.note === '' ? 'only-wide' : 'small break'}>
        {head.note === '' ? <span className="dim">–</span> : head.note}
      </td>
      <td className="ra">
        <button type="button" className="link" onClick={() => void openRun(head.sha256)}>
          Open<span className="sr"> run {letterOf(index)} as experiment</span>
        </button>
        {others.length > 1 && (
          <a className="link" href={addressOf(others)}>
            Leave out<span className="sr"> run {letterOf(index)}</span>
          </a>
        )}
      </td>
    </tr>
  );
}
