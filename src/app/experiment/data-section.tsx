import { lazy, Suspense, useState } from 'react';
import { HashChip } from '../parts/fingerprint.tsx';
import { usePickFiles } from '../parts/pick-files.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import { Section } from '../parts/section.tsx';
import { dataFinding } from '../text/data-words.ts';
import { count, fileSize, plural } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';
import { ClassBalance } from './class-balance.tsx';
import { ColumnTable } from './column-table.tsx';
import { ConvertedNote } from './converted-note.tsx';
import { EditStatus } from './edit-status.tsx';
import { ParseChoices } from './parse-choices.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { fileRemedies } from './remedies.ts';
import { RemedyButtons } from './remedy-buttons.tsx';

const EncodingOffer = lazy(() => import('./encoding-offer.tsx'));
const RowsPanel = lazy(() => import('./rows-panel.tsx'));

export function DataSection() {
  const { foldData } = useActions();
  const { dataset, profile, datasetProblems, opening, dataFolded } = useSelect((state) => state.experiment);
  const configIsBroken = useSelect(({ experiment }) => experiment.config?.check?.config === null);
  const pick = usePickFiles();
  const [showRows, setShowRows] = useState(false);
  if (dataset === null) {
    return (
      <Section title="Data" first>
        {datasetProblems.length > 0 ? (
          <div role="alert">
            <ProblemList problems={datasetProblems} />
          </div>
        ) : (
          <p>{opening === null ? 'The config is here. Drop the dataset that it is for.' : `Reading ${opening} …`}</p>
        )}
        <button type="button" className="btn" onClick={pick}>
          Choose a dataset
        </button>
      </Section>
    );
  }
  const folded = dataFolded && (
    <div className="foldline">
      <span className="strong break">{dataset.name}</span>
      <span>
        {profile !== null && `${plural(profile.rows, 'row')}, ${plural(profile.columns.length, 'column')}, `}
        {fileSize(dataset.bytes)}
      </span>
      <HashChip sha256={dataset.sha256} bare />
      <button type="button" className="link" onClick={() => foldData(false)} aria-expanded={false}>
        Show data
      </button>
    </div>
  );
  const facts = (
    <>
      <p>
        <strong>{dataset.name}</strong>
        <br />
        {profile !== null && `${plural(profile.rows, 'row')}, ${plural(profile.columns.length, 'column')}, `}
        {fileSize(dataset.bytes)}
      </p>
      <p>
        <HashChip sha256={dataset.sha256} />
      </p>
      {profile !== null && profile.target !== null && (
        <p>
          Target <strong className="mono">{profile.target.name}</strong>
        </p>
      )}
      <ConvertedNote />
      <p>
        <button type="button" className="link" onClick={pick}>
          Open another file
        </button>
      </p>
    </>
  );
  const problems = [...datasetProblems, ...(profile?.problems ?? [])];
  const badEncoding = problems.some(({ code }) => code === 'data/encoding');
  return (
    <Section
      title="Data"
      facts={facts}
      first
      folded={folded}
      onHide={profile === null ? undefined : () => foldData(true)}
    >
      <div className="head">
        <h3>
          {profile === null
            ? opening === null
              ? datasetProblems.length > 0
                ? `${dataset.name} cannot be read`
                : 'Looking at the columns …'
              : `Reading ${opening} …`
            : dataFinding(profile, configIsBroken)}
        </h3>
        <div className="acts small mid">
          {profile !== null && profile.rows > 0 && (
            <button type="button" className="link" aria-expanded={showRows} onClick={() => setShowRows(!showRows)}>
              {showRows ? 'Hide rows' : 'First rows'}
            </button>
          )}
          {profile !== null && profile.duplicateRows > 0 && <span>{count(profile.duplicateRows)} repeated rows</span>}
        </div>
      </div>
      <ReadingProgress />
      {showRows && profile !== null && profile.rows > 0 && (
        <Suspense fallback={<p className="note">Fetching the rows …</p>}>
          <RowsPanel total={profile.rows} header={profile.columns.map(({ name }) => name)} />
        </Suspense>
      )}
      <div role="status">
        {problems.length > 0 && (
          <ProblemList
            problems={problems}
            action={(problem) => profile !== null && <RemedyButtons remedies={fileRemedies(problem, profile)} />}
          />
        )}
      </div>
      {badEncoding && (
        <Suspense fallback={null}>
          <EncodingOffer sha256={dataset.sha256} />
        </Suspense>
      )}
      {profile !== null && profile.columns.length === 0 && !badEncoding && (
        <>
          <EditStatus />
          <ParseChoices profile={profile} />
        </>
      )}
      {profile !== null && profile.columns.length > 0 && (
        <>
          {profile.target !== null && <ClassBalance target={profile.target} />}
          <EditStatus />
          <ColumnTable columns={profile.columns} target={profile.target} />
          <ParseChoices profile={profile} />
          <p className="note">
            {profile.target === null ? 'Bars are' : 'Bars and line each show the share of their own class,'} on a
            square-root scale; long tails are cut at the 99th percentile.
          </p>
        </>
      )}
    </Section>
  );
}
