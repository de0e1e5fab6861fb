import type { BundleView } from '../../worker/protocol.ts';
import { Section } from '../parts/section.tsx';
import { DEPTHS, depthState } from '../text/verdict-words.ts';

const CLASSES = { same: 'yes', different: 'no', unknown: undefined } as const;

export function DepthLadder({ bundle }: { readonly bundle: BundleView }) {
  return (
    <Section title="Depth" facts={<p>Each step proves what the one before could not.</p>}>
      <ol className="ladder">
        {bundle.report.depths.map((depth) => (
          <li key={depth.depth} className={CLASSES[depth.state]}>
            <h3>
              {DEPTHS[depth.depth].title}
              <small>{depthState(depth)}</small>
            </h3>
            <p>{DEPTHS[depth.depth].words}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
