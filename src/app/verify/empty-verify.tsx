import type { Problem } from '../../worker/protocol.ts';
import { canPickFolder, pickFolder } from '../incoming/pick.ts';
import { usePickFiles } from '../parts/pick-files.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import { refusalInWords } from '../text/verdict-words.ts';
import { useActions } from '../use-store.ts';

interface Props {
  readonly opening: string | null;
  readonly refused: string | null;
  readonly problems: readonly Problem[];
}

export function EmptyVerify({ opening, refused, problems }: Props) {
  const { acceptFiles } = useActions();
  const pick = usePickFiles();
  return (
    <>
      <div role="alert">{refused !== null && <Refused name={refused} problems={problems} />}</div>
      <div className="empty">
        <div>
          <h1 className={refused === null ? undefined : 'sr'}>Check a bundle, then train it again</h1>
          {refused === null && (
            <p className="lead">
              A bundle says which data, which config and which model belong together. Here every file is hashed and
              compared, the model is asked again for its probabilities, and with one click everything is trained anew
              and compared byte by byte.
            </p>
          )}
          <div className="drop">
            <div>
              <h2>
                {opening === null
                  ? `Drop ${refused === null ? 'a' : 'another'} bundle anywhere on this page`
                  : `Checking ${opening} …`}
              </h2>
              <p className="note">
                The .zip that a run has written, or the folder it was unzipped into. Two at once are compared. Nothing
                in them is unpacked to your disk or run as a program.
              </p>
            </div>
            <div className="runbar">
              <button type="button" className="btn go" onClick={pick}>
                Choose a bundle
              </button>
              {canPickFolder && (
                <button type="button" className="btn" onClick={() => pickFolder((item) => void acceptFiles([item]))}>
                  Choose a folder
                </button>
              )}
            </div>
          </div>
        </div>
        <div className="steps">
          <div>
            <h3>Integrity</h3>
            <p>Within a second: are the files the ones that the lineage names?</p>
          </div>
          <div>
            <h3>Model check</h3>
            <p>Does the bundled model, given the bundled data, answer with the bundled probabilities, bit for bit?</p>
          </div>
          <div>
            <h3>Spot check</h3>
            <p>A few fits, drawn on the spot, are trained again. Who made results up could not prepare for it.</p>
          </div>
          <div>
            <h3>Replay</h3>
            <p>Everything is trained again. Only this shows that the model came from this data.</p>
          </div>
        </div>
      </div>
    </>
  );
}

/** Not readable as a bundle: said as large as any other verdict. */
function Refused({ name, problems }: { readonly name: string; readonly problems: readonly Problem[] }) {
  return (
    <div className="refused">
      <p className="small mid break">{name}</p>
      <p className="verdict broken">
        This is not an intact bundle. <span>{refusalInWords(problems)}</span>
      </p>
      <ProblemList problems={problems} />
    </div>
  );
}
