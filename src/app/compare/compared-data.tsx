import { useState } from 'react';
import type { BundleDiff } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { Section } from '../parts/section.tsx';
import { count, fileSize, percent, plural, short } from '../text/numbers.ts';
import { AroundZero, AroundZeroScale } from './around-zero.tsx';
import { difference } from './findings.ts';
import { PairTable, type PairRow } from './pair-table.tsx';
import { columnShifts, dataFinding, reach, type ColumnShift } from './shifts.ts';

/** The files, then the columns whose training rows are not what they were. */
export function ComparedData({ data }: { readonly data: BundleDiff['data'] }) {
  const { a, b } = data;
  const columns = columnShifts(data);
  const words = (key: string, name: string, of: (side: typeof a) => string): PairRow => ({
    key,
    name,
    first: <span className="small mid break">{of(a)}</span>,
    second: <span className="small mid break">{of(b)}</span>,
    same: of(a) === of(b),
  });
  return (
    <Section title="Data" facts={<p>Columns as the training rows had them.</p>}>
      <h3>{dataFinding(data)}</h3>
      <PairTable
        head="File"
        rows={[
          {
            key: 'hash',
            name: 'SHA-256',
            first: <HashChip sha256={a.sha256} bare />,
            second: <HashChip sha256={b.sha256} bare different={!data.same} />,
            same: data.same,
          },
          words('name', 'Name', ({ path }) => path),
          words('size', 'Size', ({ bytes }) => fileSize(bytes)),
          words('rows', 'Rows', ({ rows }) => count(rows)),
          words('rate', 'Of the target class, training rows', ({ positive_rate: rate }) =>
            rate === null ? '–' : percent(rate, 2),
          ),
        ]}
      />
      {columns.length > 0 && <Columns columns={columns} />}
    </Section>
  );
}

/** So many are shown at once. */
const MOST = 12;
/** Standard deviations: a shift below a twentieth of it is a dot on the line. */
const LEAST_REACH = 0.2;

function Columns({ columns }: { readonly columns: readonly ColumnShift[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? columns : columns.slice(0, MOST);
  const end = reach(
    columns.flatMap(({ shift }) => shift ?? []),
    LEAST_REACH,
  );
  return (
    <>
      <div className="only-narrow axis-narrow" aria-hidden="true">
        <AroundZeroScale left={`−${short(end)} sd`} right={`+${short(end)} sd`} />
      </div>
      <table className="checks shifts cards">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col" className="ce">
              First
            </th>
            <th scope="col" className="ca">
              Second
            </th>
            <th scope="col" className="plot">
              <span className="sr">Shift of the mean, in standard deviations</span>
              <AroundZeroScale left={`−${short(end)} sd`} right={`+${short(end)} sd`} />
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, state, first, second, shift }) => (
            <tr key={name}>
              <th scope="row" className="cn2">
                <span className="break">{name}</span>
                {state !== 'changed' && <span className="dim small">{state}</span>}
              </th>
              <td className="ce small mid">
                <span className="only-narrow dim tiny">first </span>
                {first}
              </td>
              <td className="ca small mid">
                <span className="only-narrow dim tiny">second </span>
                {second}
              </td>
              <td className="plot">
                {shift !== null && (
                  <AroundZero
                    value={shift}
                    reach={end}
                    words={`The mean of ${name} moved by ${difference(shift, 3)} standard deviations`}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < columns.length && (
        <p className="note">
          <button type="button" className="link" onClick={() => setAll(true)}>
            {plural(columns.length - shown.length, 'more column')}
          </button>
        </p>
      )}
    </>
  );
}
