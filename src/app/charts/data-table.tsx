interface Props {
  readonly summary: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The numbers behind a chart, for those who do not see it and those who want to read them. */
export function DataTable({ summary, head, rows }: Props) {
  return (
    <details className="numbers">
      <summary>{summary}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={summary}>
        <table>
          <thead>
            <tr>
              {head.map((name, i) => (
                <th key={i} scope="col" className={i === 0 ? undefined : 'r'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td key={j} className={j === 0 ? undefined : 'r'}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
