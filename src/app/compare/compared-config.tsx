import type { BundleDiff } from '../../worker/protocol.ts';
import { FilePath } from '../parts/file-table.tsx';
import { Section } from '../parts/section.tsx';
import { plural } from '../text/numbers.ts';
import { PairTable } from './pair-table.tsx';

/** By key of the config with every default filled in. */
export function ComparedConfig({ config }: { readonly config: BundleDiff['config'] }) {
  return (
    <Section title="Config" facts={<p>Defaults filled in.</p>}>
      <h3>
        {plural(config.length, 'value')} {config.length === 1 ? 'differs' : 'differ'}
      </h3>
      <PairTable
        head="Key"
        rows={config.map(({ key, a, b }) => ({
          key,
          name: (
            <span className="mono">
              <FilePath path={key} separator="." />
            </span>
          ),
          first: <Value json={a} />,
          second: <Value json={b} />,
          same: false,
        }))}
      />
    </Section>
  );
}

/** Longest text of a value; a whole section of the config can be one. */
const LONGEST = 120;

function Value({ json }: { readonly json: string | null }) {
  if (json === null) return <span className="small dim">absent</span>;
  const words = json.length > LONGEST ? `${json.slice(0, LONGEST)}…` : json;
  return (
    <span className="mono break" title={json}>
      {words}
    </span>
  );
}
