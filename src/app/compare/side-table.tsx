import type { BundleDiff, ComparisonView } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { Section } from '../parts/section.tsx';
import { count, plural } from '../text/numbers.ts';
import { modelTitle } from './findings.ts';
import { PairTable, type PairRow } from './pair-table.tsx';

/** What each of the two is, in a line a property. */
export function SideTable({ view }: { readonly view: ComparisonView }) {
  const rows = sideRows(view);
  const same = rows.filter((row) => row.same).length;
  const facts = (
    <p>
      <strong>
        {same} of {rows.length}
      </strong>{' '}
      the same
    </p>
  );
  return (
    <Section title="Side by side" facts={facts}>
      <PairTable head="Of each bundle" rows={rows} />
    </Section>
  );
}

function sideRows({ first, second, diff }: ComparisonView): readonly PairRow[] {
  const { a, b, data } = diff;
  const words = (key: string, name: string, of: (side: BundleDiff['a']) => string): PairRow => ({
    key,
    name,
    first: <span className="small mid break">{of(a)}</span>,
    second: <span className="small mid break">{of(b)}</span>,
    same: of(a) === of(b),
  });
  const config = diff.files.find(({ path }) => path === 'config.yaml');
  const values = diff.config.length;
  return [
    {
      key: 'fingerprint',
      name: 'Fingerprint',
      first: <Chip sha256={first.fingerprint} />,
      second: <Chip sha256={second.fingerprint} different={first.fingerprint !== second.fingerprint} />,
      same: first.fingerprint === second.fingerprint && diff.same,
    },
    {
      key: 'dataset',
      name: (
        <Named
          name="Dataset"
          rest={`${count(data.a.rows)}${data.a.rows === data.b.rows ? '' : ` and ${count(data.b.rows)}`} rows`}
        />
      ),
      first: <Chip sha256={data.a.sha256} />,
      second: <Chip sha256={data.b.sha256} different={!data.same} />,
      same: data.same,
    },
    {
      key: 'config',
      name: (
        <Named
          name="Config"
          rest={
            values > 0
              ? `${plural(values, 'value')} ${values === 1 ? 'differs' : 'differ'}`
              : config === undefined
                ? ''
                : 'no value differs: spacing or comments do'
          }
        />
      ),
      first: <Chip sha256={config?.a ?? null} absent={config === undefined ? 'the same file' : 'absent'} />,
      second: <Chip sha256={config?.b ?? null} absent={config === undefined ? 'the same file' : 'absent'} different />,
      same: config === undefined,
    },
    words('run', 'Run ID', (side) => side.run_id),
    words('engine', 'Engine', ({ engine }) => `${engine.name}, kernels ${engine.kernels}`),
    words('seed', 'Seed', ({ seed }) => String(seed)),
    words('best', 'Best model', ({ best_model: best }) => (best === null ? '–' : modelTitle(best))),
    words('threshold', 'Threshold', ({ threshold }) => (threshold === null ? '–' : String(threshold))),
    words('intact', 'Files intact', ({ failed_checks: failed }) =>
      failed.length === 0 ? 'yes' : `${plural(failed.length, 'check')} ${failed.length === 1 ? 'fails' : 'fail'}`,
    ),
  ];
}

function Named({ name, rest }: { readonly name: string; readonly rest: string }) {
  return (
    <>
      <span>{name}</span>
      {rest !== '' && <span className="dim small">{rest}</span>}
    </>
  );
}

interface ChipProps {
  readonly sha256: string | null;
  readonly different?: boolean;
  readonly absent?: string;
}

function Chip({ sha256, different = false, absent = '–' }: ChipProps) {
  return sha256 === null ? (
    <span className="small mid">{absent}</span>
  ) : (
    <HashChip sha256={sha256} bare different={different} />
  );
}
