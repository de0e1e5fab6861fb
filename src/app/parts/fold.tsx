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
  const [shown, setShown] = useState(open);
  const id = useId();
  if (!narrow) return <div className={bare ? undefined : two ? 'sub two' : 'sub'}>{children}</div>;
  return (
    <div className="sub fold">
      <h3>
        <button
          type="button"
          aria-expanded={shown}
          aria-controls={shown ? id : undefined}
          onClick={() => setShown(!shown)}
        >
          <span>{name}</span>
          {!shown && says !== undefined && <span className="says">{says}</span>}
        </button>
      </h3>
      {shown && (
        <div id={id} className={two ? 'two' : undefined}>
          {children}
        </div>
      )}
    </div>
  );
}
