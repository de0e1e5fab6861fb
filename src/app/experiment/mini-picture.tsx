import type { ColumnProfile } from '../../worker/protocol.ts';
import { distributionWords } from '../text/data-words.ts';
import { MINI, miniChart } from './mini-chart.ts';

/** A column's distribution by class, small. */
export function MiniPicture({ column }: { readonly column: ColumnProfile }) {
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
