import type { BundleFileView } from '../../worker/protocol.ts';
import { fileSize } from '../text/numbers.ts';
import { HashChip } from './fingerprint.tsx';

/** Of the files that lineage does not list. */
const OWN_ROLES: Readonly<Record<string, string | undefined>> = {
  'artifacts/lineage.json': 'lineage',
  SHA256SUMS: 'list of hashes',
};

export function FileTable({ files }: { readonly files: readonly BundleFileView[] }) {
  return (
    <table className="files cards">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Role</th>
          <th scope="col" className="r">
            Size
          </th>
          <th scope="col" className="r">
            SHA-256
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.name}>
            <th scope="row" className="mono fp">
              <FilePath path={file.name} />
            </th>
            <td className="small mid fr">{(file.role ?? OWN_ROLES[file.name] ?? '').replaceAll('_', ' ')}</td>
            <td className="small r nw fs">{fileSize(file.bytes)}</td>
            <td className="r fh">
              <HashChip sha256={file.sha256} bare />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The folder stands back; of a config key, the section. */
export function FilePath({ path, separator = '/' }: { readonly path: string; readonly separator?: '/' | '.' }) {
  const cut = path.lastIndexOf(separator) + 1;
  return (
    <>
      <span className="dim">{path.slice(0, cut)}</span>
      <wbr />
      {path.slice(cut)}
    </>
  );
}
