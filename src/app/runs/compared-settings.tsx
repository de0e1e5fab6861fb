import type { RunEntry } from '../../worker/protocol.ts';
import { FilePath } from '../parts/file-table.tsx';
import { Section } from '../parts/section.tsx';
import { plural } from '../text/numbers.ts';
import { valueWords } from './changes.ts';
import { RunHeads, ValueCell } from './run-cells.tsx';
import { settingRows } from './side-by-side.ts';

/** Only the keys of the config in which the runs differ. */
export function ComparedSettings({ entries }: { readonly entries: readonly RunEntry[] }) {
  const rows = settingRows(entries.map(({ head }) => head));
  if (rows.length === 0) return null;
  return (
    <Section title="Config" facts={<p>Defaults filled in. What is the same in all is left out.</p>}>
      <h3>
        {plural(rows.length, 'value')} {rows.length === 1 ? 'differs' : 'differ'}
      </h3>
      <div className="scroll wide" tabIndex={0} role="region" aria-label="Config values that differ">
        <table className="checks across cards">
          <thead>
            <tr>
              <th scope="col">Key</th>
              <RunHeads count={entries.length} />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, values }) => (
              <tr key={key}>
                <th scope="row" className="mono">
                  <FilePath path={key} separator="." />
                </th>
                {values.map((value, i) => (
                  <ValueCell key={i} index={i} title={value ?? 'absent'} differs={value !== values[0]}>
                    <span className="mono break">{valueWords(value)}</span>
                  </ValueCell>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
