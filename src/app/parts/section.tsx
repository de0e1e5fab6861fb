import { useId, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly facts?: ReactNode;
  readonly children: ReactNode;
  readonly first?: boolean;
  /** Shown alone in place of everything else. */
  readonly folded?: ReactNode;
  /** Folds it, where it can be. */
  readonly onHide?: (() => void) | undefined;
  readonly className?: string;
}

/** A page section: the notebook margin with its name and facts, and the main column. */
export function Section({ title, facts, children, first = false, folded, onHide, className = '' }: Props) {
  const id = useId();
  const isFolded = folded !== undefined && folded !== null && folded !== false;
  const classes = ['sec', first && 'first', isFolded && 'folded', className].filter(Boolean).join(' ');
  return (
    <section className={classes} aria-labelledby={id}>
      <aside>
        <div className="sec-head">
          <h2 id={id}>{title}</h2>
          {!isFolded && onHide !== undefined && (
            <button type="button" className="link small" aria-expanded={true} onClick={onHide}>
              Hide<span className="sr"> {title.toLowerCase()}</span>
            </button>
          )}
        </div>
        {!isFolded && facts !== undefined && <div className="facts">{facts}</div>}
      </aside>
      <div>{isFolded ? folded : children}</div>
    </section>
  );
}
