import { useId, useState, type ReactNode } from 'react';
import { useNarrow } from '../use-narrow.ts';

interface Props {
  readonly name: string;
  /** What there is to find, said while it is folded. */
  readonly says?: string;
  readonly open?: boolean;
  /** Two columns where there is room. */
  readonly two?: boolean;
  /** Without a line above it where it does not fold. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A part of a long section; on narrow screens a line that opens, so that a thumb finds its way. */
export function Fold({ name, says, open = false, two = false, bare = false, children }: Props) {
  const narrow = useNarrow();
  const [unfolded, setUnfolded] = useState(open);
  const shown = unfolded || !narrow;
  // What was drawn once stays as it is while it is folded, or while a window is narrow for a moment.
  const [drawn, setDrawn] = useState(shown);
  if (shown && !drawn) setDrawn(true);
  const id = useId();
  return (
    <div className={bare && !narrow ? 'fold' : 'sub fold'}>
      <h3 className="fold-line">
        <button type="button" aria-expanded={shown} aria-controls={id} onClick={() => setUnfolded(!unfolded)}>
          <span>{name}</span>
          {!shown && says !== undefined && <span className="says">{says}</span>}
        </button>
      </h3>
      <div id={id} className={two ? 'two' : undefined} hidden={!shown}>
        {drawn && children}
      </div>
    </div>
  );
}
