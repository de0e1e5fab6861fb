import type { ReactNode } from 'react';
import type { Problem } from '../../worker/protocol.ts';
import { Inline } from './inline.tsx';
import { placeInWords } from '../store/problems.ts';

interface Props {
  readonly problems: readonly Problem[];
  /** A button beside a problem, e.g. to go to its line. */
  readonly action?: (problem: Problem) => ReactNode;
}

/** What is wrong, where, and what to do: in words first, the code last. */
export function ProblemList({ problems, action }: Props) {
  return (
    <ul className="problems">
      {problems.map((problem, i) => {
        const where = placeInWords(problem);
        return (
          <li key={i} className={`problem ${problem.severity}`}>
            {where !== '' && <span className="where">{where}: </span>}
            <span className="break">
              <Inline text={problem.message} />
            </span>{' '}
            {problem.fix !== undefined && (
              <span className="fix">
                <Inline text={problem.fix} />{' '}
              </span>
            )}
            {action?.(problem)} <span className="dim mono tiny">{problem.code}</span>
          </li>
        );
      })}
    </ul>
  );
}
