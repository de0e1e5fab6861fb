import { HashChip } from '../parts/fingerprint.tsx';
import { usePickFiles } from '../parts/pick-files.ts';
import { plural } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';

/** The data that an opened run or link was made for, until they are there. */
export function WantedData() {
  const { dismissWanted } = useActions();
  const wanted = useSelect((state) => state.runs.wanted);
  const open = useSelect((state) => state.experiment.dataset);
  const pick = usePickFiles();
  if (wanted === null || open?.sha256 === wanted.sha256) return null;
  return (
    <section className="banner wanted" aria-label="Data this config was made for">
      <div>
        <p>
          This config was made for <b className="break">{wanted.name}</b>, {plural(wanted.rows, 'row')},{' '}
          <HashChip sha256={wanted.sha256} bare />
        </p>
        <p className={open === null ? 'note' : 'note warn'}>
          {open === null
            ? 'The data did not come with it. Drop the file anywhere on this page.'
            : `${open.name} is another file, so a run gives other results. Drop the one named here to repeat the run.`}
        </p>
        <div className="offers">
          <button type="button" className="btn small" onClick={pick}>
            Choose the file
          </button>
        </div>
      </div>
      <button type="button" className="link" onClick={dismissWanted}>
        Dismiss
      </button>
    </section>
  );
}
