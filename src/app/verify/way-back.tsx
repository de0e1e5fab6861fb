import { useState } from 'react';
import type { ReleasedProgram } from '../../core/index.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { replayCommands } from '../runs/command.ts';
import { useCopied } from '../runs/use-copied.ts';

/** A page that is no secure context has none. */
const CAN_HASH = (crypto as Partial<Crypto>).subtle !== undefined;

interface Props {
  /** The file's name. */
  readonly bundle: string;
  readonly kernels: number;
  readonly program: ReleasedProgram;
}

/** How to replay what older kernels made: the program that can, and how to know that one has it. */
export default function WayBack({ bundle, kernels, program }: Props) {
  return (
    <section className="way-back" aria-label="How to replay it">
      <h2>Replay it with kernels {kernels}</h2>
      {'commit' in program ? (
        <FromSources bundle={bundle} commit={program.commit} />
      ) : (
        <FromRelease version={program.version} capsule={program.capsule} />
      )}
    </section>
  );
}

function FromSources({ bundle, commit }: { readonly bundle: string; readonly commit: string }) {
  const { copied, copy } = useCopied();
  const command = replayCommands(commit, bundle);
  return (
    <>
      <p className="note">
        They were in no release. In a copy of the sources of this program, with Node and the bundle in the same folder:
      </p>
      <pre className="mono small">{command}</pre>
      <div className="runbar">
        <button type="button" className="btn" onClick={() => void copy('Commands', () => command)}>
          Copy commands
        </button>
        <span role="status" className="small mid">
          {copied !== null && (copied.done ? 'Copied' : 'The browser denies copying: take them from above')}
        </span>
      </div>
    </>
  );
}

function FromRelease({ version, capsule }: { readonly version: string; readonly capsule: string }) {
  const [found, setFound] = useState<{ readonly name: string; readonly same: boolean } | null>(null);
  async function check(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    setFound({ name: file.name, same: hash === capsule });
  }
  return (
    <>
      <p className="note">
        Selfsame {version} does: open its <code>selfsame.html</code> from your disk and drop the bundle there. It is the
        file with the SHA-256 <HashChip sha256={capsule} bare />
      </p>
      {CAN_HASH ? (
        <label className="btn pick">
          Check the selfsame.html that I have
          <input type="file" accept=".html" className="sr" onChange={(event) => void check(event.target.files?.[0])} />
        </label>
      ) : (
        <p className="note">
          <code>sha256sum selfsame.html</code> says whether yours is that file.
        </p>
      )}
      <p role="status" className="note break">
        {found !== null &&
          (found.same
            ? `${found.name} is that file, to the byte.`
            : `${found.name} is another file: do not trust what it says of this bundle.`)}
      </p>
    </>
  );
}
