import { useId, useRef, type ReactNode } from 'react';
import { CartesianGrid, LineChart, XAxis, YAxis, usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { useStages } from '../use-stages.ts';
import { useWidth } from '../use-width.ts';
import type { ToPixel } from './curve-paths.ts';

export interface AxisSpec {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

interface Props {
  readonly x: AxisSpec;
  readonly y: AxisSpec;
  readonly height: number;
  /** Room above the plot. */
  readonly top?: number;
  /** Room at the right for labels; added to the usual one where it depends on the size of the plot. */
  readonly right?: number | ((width: number, height: number) => number);
  readonly label: string;
  readonly children: ReactNode;
}

/** Where plots begin and end: what lies over a chart in HTML has to meet them. */
export const PLOT_LEFT = 44;
export const PLOT_RIGHT = 18;

const NO_DATA: never[] = [];
const TICK = { fontSize: 12, fill: 'var(--ink-3)' } as const;

/** Axes, hairlines and text of every chart: horizontal lines only, 12 px text at every width, redrawn, never scaled. */
export function ChartFrame({ x, y, height, top = 10, right = PLOT_RIGHT, label, children }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const below = x.ticks.length === 0 ? 1 : 28;
  const room =
    typeof right === 'number' ? right : PLOT_RIGHT + right(width - PLOT_LEFT - PLOT_RIGHT, height - top - below);
  // A chart's first drawing is the costliest thing on the page: frame, axes and curves each have a task of their own.
  const stages = useStages(3);
  return (
    <div className="chart" role="img" aria-label={label} ref={root} style={{ height }}>
      {width > 0 && (
        <LineChart
          width={width}
          height={height}
          data={NO_DATA}
          margin={{ top, right: room, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          {stages > 1 && <CartesianGrid vertical={false} stroke="var(--rule)" />}
          {stages > 1 && (
            <XAxis
              type="number"
              dataKey="x"
              domain={[x.from, x.to]}
              ticks={[...x.ticks]}
              tickFormatter={x.format}
              allowDataOverflow
              interval={0}
              tickLine={false}
              axisLine={x.ticks.length === 0 ? false : { stroke: 'var(--rule-2)' }}
              tick={TICK}
              tickMargin={8}
              height={below}
            />
          )}
          {stages > 1 && (
            <YAxis
              type="number"
              domain={[y.from, y.to]}
              ticks={[...y.ticks]}
              tickFormatter={y.format}
              allowDataOverflow
              interval={0}
              tickLine={false}
              axisLine={false}
              tick={TICK}
              tickMargin={4}
              width={PLOT_LEFT}
            />
          )}
          {stages > 2 && children}
        </LineChart>
      )}
    </div>
  );
}

export interface Plot {
  readonly x: ToPixel;
  readonly y: ToPixel;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Draws into the plot area with the chart's own scales. */
export function PlotLayer({ children }: { readonly children: (plot: Plot) => ReactNode }) {
  const scaleX = useXAxisScale();
  const scaleY = useYAxisScale();
  const area = usePlotArea();
  if (scaleX === undefined || scaleY === undefined || area === undefined) return null;
  return children({
    x: (value) => scaleX(value) ?? 0,
    y: (value) => scaleY(value) ?? 0,
    left: area.x,
    right: area.x + area.width,
    top: area.y,
    bottom: area.y + area.height,
  });
}

/** Keeps curves inside the axes, with room for the width of their line. */
export function Clipped({ plot, children }: { readonly plot: Plot; readonly children: ReactNode }) {
  const id = useId();
  return (
    <>
      <clipPath id={id}>
        <rect x={plot.left} y={plot.top - 3} width={plot.right - plot.left + 2} height={plot.bottom - plot.top + 3} />
      </clipPath>
      <g clipPath={`url(#${CSS.escape(id)})`}>{children}</g>
    </>
  );
}
