import type { ReactNode } from 'react';
import { heightAt, linePath } from '../charts/curve-paths.ts';
import { DataTable } from '../charts/data-table.tsx';
import { ChartFrame, Clipped, PlotLayer, type AxisSpec, type Plot } from '../charts/frame.tsx';
import { spread } from '../charts/place-labels.ts';
import { percent, score } from '../text/numbers.ts';
import { useLit, useLitRun } from './lit.ts';
import type { RunLine } from './run-curves.ts';
import { runColour, runStroke } from './run-stroke.tsx';
import { letterOf } from './side-by-side.ts';

interface Props {
  readonly title: string;
  readonly note: ReactNode;
  readonly lines: readonly RunLine[];
  readonly x: AxisSpec;
  readonly y: AxisSpec;
  readonly xTitle: string;
  /** Where the table of numbers looks. */
  readonly rows: readonly number[];
  readonly rowHead: string;
}

/** Room for `A 0.963`. */
const RIGHT = 76;

/** One curve a run, over each other; labels hang on their ends. */
export function LinesFigure({ title, note, lines, x, y, xTitle, rows, rowHead }: Props) {
  const lit = useLitRun();
  const words = lines.map(({ index, value }) => `${letterOf(index)} ${score(value)}`).join(', ');
  return (
    <figure>
      <h3>{title}</h3>
      <p className="note">{note}</p>
      <ChartFrame x={x} y={y} height={320} right={RIGHT} label={`${title}. ${words}`}>
        <PlotLayer>
          {(plot) => (
            <>
              <Clipped plot={plot}>
                {[...lines].reverse().map(({ index, curve }) => (
                  <path
                    key={index}
                    d={linePath(curve, plot.x, plot.y)}
                    fill="none"
                    strokeLinejoin="round"
                    strokeWidth={lit === index ? 3 : 2}
                    opacity={lit === null || lit === index ? 1 : 0.2}
                    {...runStroke(index)}
                  />
                ))}
              </Clipped>
              <Labels plot={plot} lines={lines} at={x.to} />
            </>
          )}
        </PlotLayer>
      </ChartFrame>
      <p className="axis-title">{xTitle}</p>
      <DataTable
        summary="The curves as a table"
        head={[rowHead, ...lines.map(({ index }) => `Run ${letterOf(index)}`)]}
        rows={rows.map((at) => [x.format(at), ...lines.map(({ curve }) => percent(heightAt(curve, at), 1))])}
      />
    </figure>
  );
}

function Labels({ plot, lines, at }: { readonly plot: Plot; readonly lines: readonly RunLine[]; readonly at: number }) {
  const heights = lines.map(({ curve }) => plot.y(heightAt(curve, at)));
  // Nothing is flagged above a curve's last threshold, so it may end before the axis does.
  const ends = lines.map(({ curve: { x } }) => plot.x(Math.min(at, x.at(-1) ?? at)));
  const placed = spread(heights, 17, plot.top + 4, plot.bottom - 4);
  return lines.map((line, i) => (
    <Label key={line.index} line={line} end={ends[i]} from={heights[i]} to={placed[i]} right={plot.right} />
  ));
}

interface LabelProps {
  readonly line: RunLine;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly right: number;
}

function Label({ line: { index, value }, end, from, to, right }: LabelProps) {
  const { className, handlers } = useLit(index);
  return (
    <g className={className} {...handlers}>
      <path d={`M${end + 1} ${from}H${right + 1}L${right + 12} ${to}`} stroke={runColour(index)} fill="none" />
      <text className="lab" x={right + 16} y={to + 4}>
        {letterOf(index)} <tspan className="val">{score(value)}</tspan>
      </text>
    </g>
  );
}
