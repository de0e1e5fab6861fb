import { useState } from 'react';
import type { ColumnProfile, DatasetProfile, Problem } from '../../worker/protocol.ts';
import { Inline } from '../parts/inline.tsx';
import { columnRemark, distributionWords, leadAndRest, typeWord } from '../text/data-words.ts';
import { count, plural } from '../text/numbers.ts';
import { useStages } from '../use-stages.ts';
import { MINI, miniChart } from './mini-chart.ts';

interface Props {
  readonly columns: readonly ColumnProfile[];
  readonly target: DatasetProfile['target'];
}

const FIRST = 40;
/** Rows with their pictures that are drawn in one go. */
const ROWS_AT_ONCE = 4;

export function ColumnTable({ columns, target }: Props) {
  const [all, setAll] = useState(false);
  const stages = useStages(FIRST / ROWS_AT_ONCE);
  const shown = all ? columns : columns.slice(0, Math.min(FIRST, stages * ROWS_AT_ONCE));
  const classes =
    target === null || target.labels === null ? 'Distribution' : `Grey: ${target.labels[0]}. Line: ${target.labels[1]}`;
  return (
    <>
      <p className="note only-narrow">{classes}</p>
      <table className="cols cards">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Type</th>
            <th scope="col" className="r">
              Missing
            </th>
            <th scope="col" className="r">
              Distinct
            </th>
            <th scope="col" className="ch">
              {classes}
            </th>
            <th scope="col">To look at</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((column, i) => (
            <ColumnRow key={i} column={column} target={target} />
          ))}
        </tbody>
      </table>
      {columns.length > FIRST && !all && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Show all {plural(columns.length, 'column')}
        </button>
      )}
    </>
  );
}

function ColumnRow({ column, target }: { readonly column: ColumnProfile; readonly target: DatasetProfile['target'] }) {
  return (
    <tr>
      <th scope="row" className="cn mono">
        {column.name}
      </th>
      <td className="ct small mid">{typeWord(column.type)}</td>
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
          <p key={i} title={problem.fix}>
            <Remark problem={problem} column={column.name} />
          </p>
        ))}
        {column.problems.length === 0 && <p>{columnRemark(column, target)}</p>}
      </td>
    </tr>
  );
}

function Remark({ problem, column }: { readonly problem: Problem; readonly column: string }) {
  const [lead, rest] = leadAndRest(problem.message, column);
  return (
    <>
      <b className={problem.severity === 'error' ? 'bad' : 'warn'}>
        <Inline text={lead} />
      </b>
      <Inline text={rest} />
    </>
  );
}

function MiniPicture({ column }: { readonly column: ColumnProfile }) {
  const chart = miniChart(column);
  if (chart === null) return null;
  return (
    <svg
      className="mini"
      width={MINI.width}
      height={MINI.height}
      viewBox={`0 0 ${MINI.width} ${MINI.height}`}
      role="img"
      aria-label={`${column.name}. ${distributionWords(column)}`}
    >
      {chart.bars.map((bar, i) => (
        <rect key={i} className={bar.role} x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
      ))}
      {chart.line !== null && <path d={chart.line} />}
      {chart.line !== null && <line x1="0" x2={MINI.width} y1={MINI.height - 0.5} y2={MINI.height - 0.5} />}
      {chart.texts.map((text, i) => (
        <text key={i} x={text.x} y="39" textAnchor={text.anchor}>
          {text.text}
        </text>
      ))}
    </svg>
  );
}
