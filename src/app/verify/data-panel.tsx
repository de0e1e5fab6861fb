import type { BundleView } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { usePickFiles } from '../parts/pick-files.ts';
import { Offers } from '../parts/offers.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { Section } from '../parts/section.tsx';
import type { VerifyState } from '../store/state.ts';
import { fileSize, plural } from '../text/numbers.ts';

interface Props {
  readonly dataset: NonNullable<BundleView['dataset']>;
  readonly opening: string | null;
  readonly otherData: VerifyState['otherData'];
}

/** A bundle that came without its data: which file is needed, and what was given. */
export function DataPanel({ dataset, opening, otherData }: Props) {
  const pick = usePickFiles();
  const { path, rows, bytes, sha256, supplied } = dataset;
  if (dataset.present && supplied === null) return null;
  const facts = <p>It stayed with whoever made the bundle.</p>;
  return (
    <Section title="Data" facts={facts}>
      <h3>
        {supplied === null ? 'The dataset is not in the bundle' : 'The dataset that was supplied is the right one'}
      </h3>
      <table className="checks needed cards">
        <thead>
          <tr>
            <th scope="col" className="cs">
              <span className="sr">Result</span>
            </th>
            <th scope="col">File</th>
            <th scope="col" className="ce">
              SHA-256
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="cs dim" aria-hidden="true" />
            <th scope="row" className="cn2">
              <span className="break">{path}</span>
              <span className="dim small">
                as the bundle names it: {plural(rows, 'row')}, {fileSize(bytes)}
              </span>
            </th>
            <td className="ce">
              <HashChip sha256={sha256} bare />
            </td>
          </tr>
          {supplied !== null && <Given name={supplied} words="supplied here" sha256={sha256} same />}
          {otherData !== null && (
            <Given
              name={otherData.given.name}
              words={`given, ${fileSize(otherData.given.bytes)}`}
              sha256={otherData.given.sha256}
              same={false}
            />
          )}
        </tbody>
      </table>
      <div role="alert">
        {otherData !== null && otherData.problem !== null && (
          <>
            <ProblemList problems={[otherData.problem]} />
            <Offers offers={otherData.offers} />
          </>
        )}
      </div>
      {supplied === null && (
        <div className="runbar">
          <button type="button" className="btn" onClick={pick}>
            Choose the dataset
          </button>
          <p className="small mid">
            {opening === null
              ? 'Or drop it on this page. Its hash is compared first; with the right file the model can be checked and the training repeated. It stays on this machine.'
              : `Hashing ${opening} …`}
          </p>
        </div>
      )}
    </Section>
  );
}

interface GivenProps {
  readonly name: string;
  readonly words: string;
  readonly sha256: string;
  readonly same: boolean;
}

function Given({ name, words, sha256, same }: GivenProps) {
  return (
    <tr>
      <td className={same ? 'cs ok' : 'cs bad'}>
        <span aria-hidden="true">{same ? '=' : '≠'}</span>
        <span className="sr">{same ? 'the same' : 'another file'}</span>
      </td>
      <th scope="row" className="cn2">
        <span className="break">{name}</span>
        <span className="dim small">{words}</span>
      </th>
      <td className="ce">
        <HashChip sha256={sha256} bare different={!same} />
      </td>
    </tr>
  );
}
