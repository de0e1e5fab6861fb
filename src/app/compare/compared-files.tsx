import type { BundleDiff } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { FilePath } from '../parts/file-table.tsx';
import { Section } from '../parts/section.tsx';
import { plural } from '../text/numbers.ts';
import { PairTable } from './pair-table.tsx';

export function ComparedFiles({ files }: { readonly files: BundleDiff['files'] }) {
  return (
    <Section title="Files" facts={<p>The others have the same bytes.</p>}>
      <h3>
        {plural(files.length, 'file')} {files.length === 1 ? 'differs' : 'differ'}
      </h3>
      <PairTable
        head="File"
        rows={files.map(({ path, a, b }) => ({
          key: path,
          name: (
            <span className="mono break">
              <FilePath path={path} />
            </span>
          ),
          first: <Hash sha256={a} />,
          second: <Hash sha256={b} />,
          same: false,
        }))}
      />
    </Section>
  );
}

function Hash({ sha256 }: { readonly sha256: string | null }) {
  return sha256 === null ? <span className="small dim">absent</span> : <HashChip sha256={sha256} bare />;
}
