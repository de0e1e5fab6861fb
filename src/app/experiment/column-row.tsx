import { memo, type Ref } from 'react';
import type { ColumnProfile, DatasetProfile, Problem } from '../../worker/protocol.ts';
import { Inline } from '../parts/inline.tsx';
import { columnRemark, hasRemark, leadAndRest } from '../text/data-words.ts';
import { count } from '../text/numbers.ts';
import { ColumnUse } from './column-use.tsx';
import { MiniPicture } from './mini-picture.tsx';
import { columnRemedies } from './remedies.ts';
import { RemedyButtons } from './remedy-buttons.tsx';

interface Props {
  readonly index: number;
  readonly column: ColumnProfile;
  readonly target: DatasetProfile['target'];
  readonly measure?: Ref<HTMLTableRowElement>;
}

export const ColumnRow = memo(function ColumnRow({ index, column, target, measure }: Props) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={column.type === 'ignore' ? 'left-out' : undefined}
    >
      <th scope="row" className="cn mono" dir="auto">
        {column.name}
      </th>
      <td className="ct small">
        <ColumnUse column={column} />
      </td>
      <td className="r cm_">
        {count(column.missing)}
        <span className="only-narrow"> missing</span>
      </td>
      <td className="r cd">
        {count(column.distinct)}
        <span className="only-narrow"> distinct</span>
      </td>
      <td className="ch">
        <MiniPicture column={column} />
      </td>
      <td className="why">
        {column.problems.map((problem, i) => (
          <div key={i} title={problem.fix}>
            <Remark problem={problem} column={column.name} />{' '}
            <RemedyButtons remedies={columnRemedies(problem, column)} of={column.name} />
          </div>
        ))}
        {hasRemark(column) && <p>{columnRemark(column, target)}</p>}
      </td>
    </tr>
  );
});

const EMPHASIS = { error: 'bad', warning: 'warn', note: undefined } as const;

function Remark({ problem, column }: { readonly problem: Problem; readonly column: string }) {
  const [lead, rest] = leadAndRest(problem.message, column);
  return (
    <>
      <b className={EMPHASIS[problem.severity]}>
        <Inline text={lead} />
      </b>
      <Inline text={rest} />
    </>
  );
}
