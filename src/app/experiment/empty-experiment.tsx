import { usePickFiles } from '../parts/pick-files.ts';
import { useActions, useSelect } from '../use-store.ts';
import { SavedOffer } from './saved-offer.tsx';

/** Nothing is open: what to drop, a sample one click away, and what will happen to the data. */
export function EmptyExperiment({ opening }: { readonly opening: string | null }) {
  const { useSample: openSample } = useActions();
  const saved = useSelect((state) => state.saved !== null);
  const pick = usePickFiles();
  return (
    <div className="empty">
      <div>
        <h1>Train a classifier that anybody can check, byte for byte</h1>
        <p className="lead">
          Drop a table with a yes-or-no column. Several models are trained and compared here in the page, the best one
          gets the threshold for the precision you need, and everything goes into one zip that trains again to the same
          bytes.
        </p>
        <SavedOffer />
        <div className="drop">
          <div>
            <h2>{opening === null ? 'Drop files anywhere on this page' : `Reading ${opening} …`}</h2>
            <p className="note">
              A dataset (.csv), a config (.yaml), both at once, or a bundle (.zip) to check. Without a config you get a
              commented one to start from.
            </p>
          </div>
          <div className="runbar">
            <button type="button" className={saved ? 'btn' : 'btn go'} onClick={() => void openSample()}>
              Use the sample
            </button>
            <button type="button" className="btn" onClick={pick}>
              Choose files
            </button>
          </div>
          <p className="note">
            The sample: 17,761 students of an online school, and whether each bought a course. It trains in about ten
            seconds on two cores.
          </p>
        </div>
      </div>
      <div className="steps">
        <div>
          <h3>What happens to your data</h3>
          <p>Nothing. It is read, trained on and kept here; there is no server to send it to.</p>
        </div>
        <div>
          <h3>What you get</h3>
          <p>A leaderboard, curves, a threshold for your precision, test metrics, and the bundle with all of it.</p>
        </div>
        <div>
          <h3>What others can do with it</h3>
          <p>
            Drop the bundle on <a href="#verify">Verify</a>: every file is hashed, and everything can be trained again
            and compared, byte by byte.
          </p>
        </div>
      </div>
    </div>
  );
}
