import type { ComparedBundle, ComparisonView } from '../../worker/protocol.ts';
import { Breakable } from '../parts/breakable.tsx';
import { Glyph, HashDigits } from '../parts/fingerprint.tsx';
import type { ComparisonState } from '../store/state.ts';
import { fileSize } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';
import { comparisonVerdict } from './findings.ts';

interface Props {
  readonly view: ComparisonView;
  readonly comparison: ComparisonState;
}

/** The verdict as large as any other, and both fingerprints under it. */
export function CompareHero({ view, comparison }: Props) {
  const { takeOffer, downloadComparison, closeComparison } = useActions();
  const verdict = comparisonVerdict(view);
  const { first, second, diff } = view;
  const verify = (bundle: ComparisonState['first']): void =>
    void takeOffer({ label: '', step: { to: 'verify', bundle, dataset: null }, stop: null });
  return (
    <section className="hero" aria-label="Verdict">
      <div className="hero-glyph">
        <EqualSign same={diff.same} broken={verdict.tone === 'broken'} />
      </div>
      <div>
        <p className="small mid break">
          {first.name} and {second.name}
        </p>
        <p className={`verdict ${verdict.tone}`} role="status">
          {verdict.known}{' '}
          <span>
            <Breakable text={verdict.rest} />
          </span>
        </p>
        <div className="pair">
          <Side bundle={first} label="first" />
          <Side bundle={second} label="second" />
        </div>
        {[diff.a, diff.b].map(({ failed_checks: failed }, i) =>
          failed.length === 0 ? null : (
            <p key={i} className="problem">
              <b className="break">{[first, second][i].name}</b> is not intact: it fails “{failed[0]}”
              {failed.length > 1 && ` and ${failed.length - 1} more`}. What such a bundle says of itself is worth
              little.
            </p>
          ),
        )}
        <div className="runbar">
          <button type="button" className="btn" onClick={downloadComparison}>
            Download the difference
          </button>
          <button type="button" className="btn" onClick={() => verify(comparison.first)}>
            Verify the first
          </button>
          <button type="button" className="btn" onClick={() => verify(comparison.second)}>
            Verify the second
          </button>
          <button type="button" className="btn" onClick={closeComparison}>
            Close
          </button>
        </div>
        <p className="note">
          What both bundles say was taken as it stands, after checking that their files are intact. Whether it holds is
          what verifying shows.
        </p>
      </div>
    </section>
  );
}

/** The product’s sign, struck through where the two differ. */
function EqualSign({ same, broken }: { readonly same: boolean; readonly broken: boolean }) {
  return (
    <svg
      className={same ? 'equals same' : broken ? 'equals broken' : 'equals'}
      width="208"
      height="208"
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d="M0 2h16v4H0zM0 10h16v4H0z" />
      {!same && <path className="strike" d="M3.4 16 9.6 0h3L6.4 16z" />}
    </svg>
  );
}

const CONTAINERS = { zip: '', 're-packed': ', packed again', folder: ', a folder' } as const;

function Side({ bundle, label }: { readonly bundle: ComparedBundle; readonly label: string }) {
  const { name, bytes, container, fingerprint } = bundle;
  return (
    <figure>
      {fingerprint !== null && <Glyph sha256={fingerprint} size={96} />}
      <figcaption>
        <span className="dim small">The {label}</span>
        <b className="break">{name}</b>
        <span className="small mid">
          {fileSize(bytes)}
          {CONTAINERS[container]}
        </span>
        {fingerprint === null ? (
          <span className="small dim">no fingerprint, with the files as they are</span>
        ) : (
          <HashDigits sha256={fingerprint} />
        )}
      </figcaption>
    </figure>
  );
}
