import type { ColumnMatch } from '../../worker/protocol.ts';
import { count, plural } from '../text/numbers.ts';
import { matchWords } from './match-words.ts';

/** Each column of the model, and the others of the file: what the file has of it. */
export function SchemaTable({ match, rows }: { readonly match: readonly ColumnMatch[]; readonly rows: number }) {
  const ofModel = match.filter(({ type }) => type !== null);
  const others = match.filter(({ type }) => type === null);
  return (
    <>
      <table className="schema cards">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">In training</th>
            <th scope="col">In this file</th>
            <th scope="col" className="r">
              Empty
            </th>
          </tr>
        </thead>
        <tbody>
          {ofModel.map((column) => (
            <tr key={column.name}>
              <th scope="row" className="break">
                {column.name}
              </th>
              <td className="mid">{column.type === 'numeric' ? 'number' : 'category'}</td>
              <td className={column.stops ? 'bad break' : column.state === 'found' ? 'mid break' : 'warn break'}>
                {matchWords(column)}
              </td>
              <td className={column.empty > 0 ? 'r mid' : 'r mid only-wide'} title={plural(column.empty, 'row')}>
                <span className="only-narrow dim tiny">empty </span>
                {rows > 0 && column.empty > 0 ? count(column.empty) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 && (
        <p className="note break">
          {others
            .map((column) => `${column.name}: ${matchWords(column)}`)
            .slice(0, 12)
            .join('; ')}
          {others.length > 12 && `; and ${count(others.length - 12)} more`}.
        </p>
      )}
    </>
  );
}
