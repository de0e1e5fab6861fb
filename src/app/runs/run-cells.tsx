import type { ReactNode } from 'react';
import { useLit } from './lit.ts';
import { RunKey } from './run-stroke.tsx';

/** A column head a run. */
export function RunHeads({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, i) => <RunHead key={i} index={i} />);
}

function RunHead({ index }: { readonly index: number }) {
  const { className, handlers } = useLit(index);
  return (
    <th scope="col" className={`r ${className}`} {...handlers}>
      <RunKey index={index} />
    </th>
  );
}

interface Props {
  readonly index: number;
  readonly title?: string;
  /** From the first run. */
  readonly differs?: boolean;
  readonly children: ReactNode;
}

export function ValueCell({ index, title, differs = false, children }: Props) {
  const { className, handlers } = useLit(index);
  return (
    <td className={['r', differs && 'differs', className].filter(Boolean).join(' ')} title={title} {...handlers}>
      <span className="only-narrow">
        <RunKey index={index} />
      </span>
      {children}
    </td>
  );
}
