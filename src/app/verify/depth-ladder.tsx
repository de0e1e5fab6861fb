import type { BundleView } from '../../worker/protocol.ts';
import { Section } from '../parts/section.tsx';
import { depthState } from '../text/verdict-words.ts';

const CLASSES = { same: 'yes', different: 'no', unknown: undefined, prevented: undefined } as const;

/** What each depth proves, how strong that is, against whom, and what it leaves open; side by side, line by line. */
export function DepthLadder({ bundle }: { readonly bundle: BundleView }) {
  return (
    <Section title="Depth" facts={<p>Each step proves what the one before could not.</p>}>
      <ol className="ladder">
        {bundle.report.depths.map((depth) => {
          const { title, proves, strength, guards, leaves } = depth.words;
          return (
            <li key={depth.depth} className={CLASSES[depth.state]}>
              <h3>
                {title}
                <small>{depthState(depth, bundle)}</small>
              </h3>
              <p>{proves}</p>
              <p>
                <b>How strong</b> {strength}
              </p>
              <p>
                <b>Against</b> {guards}
              </p>
              <p>
                <b>Leaves open</b> {leaves}
              </p>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
