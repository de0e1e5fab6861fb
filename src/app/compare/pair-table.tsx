import type { ReactNode } from 'react';

export interface PairRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly same: boolean;
}

interface Props {
  readonly head: string;
  readonly rows: readonly PairRow[];
}

/** What the one says beside what the other says, with a sign in front. */
export function PairTable({ head, rows }: Props) {
  return (
    <table className="checks pairs cards">
      <thead>
        <tr>
          <th scope="col" className="cs">
            <span className="sr">Result</span>
          </th>
          <th scope="col">{head}</th>
          <th scope="col" className="ce">
            First
          </th>
          <th scope="col" className="ca">
            Second
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, first, second, same }) => (
          <tr key={key} className={same ? undefined : 'differs'}>
            <td className={same ? 'cs ok' : 'cs bad'}>
              <span aria-hidden="true">{same ? '=' : '≠'}</span>
              <span className="sr">{same ? 'the same' : 'different'}</span>
            </td>
            <th scope="row" className="cn2">
              {name}
            </th>
            <td className="ce">
              <span className="only-narrow dim tiny">first </span>
              {first}
            </td>
            <td className="ca">
              <span className="only-narrow dim tiny">second </span>
              {second}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
