import { useId, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly facts?: ReactNode;
  readonly children: ReactNode;
  readonly first?: boolean;
  /** Shown alone in place of everything else. */
  readonly folded?: ReactNode;
  readonly className?: string;
}

/** A page section: the notebook margin with its name and facts, and the main column. */
export function Section({ title, facts, children, first = false, folded, className = '' }: Props) {
  const id = useId();
  const isFolded = folded !== undefined && folded !== null && folded !== false;
  const classes = ['sec', first && 'first', isFolded && 'folded', className].filter(Boolean).join(' ');
  return (
    <section className={classes} aria-labelledby={id}>
      <aside>
        <h2 id={id}>{title}</h2>
        {!isFolded && facts !== undefined && <div className="facts">{facts}</div>}
      </aside>
      <div>{isFolded ? folded : children}</div>
    </section>
  );
}
