import { useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import type { Task } from '../../worker/protocol.ts';
import { briefModelName } from '../text/names.ts';
import { cellSeconds } from '../text/numbers.ts';
import { viewCell, type CellView, type TaskStatuses } from './cell-state.ts';
import { allCells, layoutGraph, type GraphCell, type GraphLane } from './layout.ts';
import { stepFocus } from './step-focus.ts';
import { TaskDetail } from './task-detail.tsx';

interface Props {
  readonly tasks: readonly Task[];
  readonly statuses: TaskStatuses;
  readonly now: number;
  readonly label: string;
  /** What else can be done with a task, behind its line. */
  readonly actions?: (task: Task) => ReactNode;
}

/** A run drawn as its graph: stages from left to right, a lane a model, a column a fold. It is the progress bar. */
export function TaskGraph({ tasks, statuses, now, label, actions }: Props) {
  const layout = useMemo(() => layoutGraph(tasks), [tasks]);
  const cells = useMemo(() => allCells(layout), [layout]);
  const [selected, setSelected] = useState<string | null>(null);
  const [reachable, setReachable] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const timed = [...statuses.values()].some((status) => status.seconds !== null);
  const chosen = cells.find((cell) => cell.id === selected);
  const stop = cells.some((cell) => cell.id === reachable) ? reachable : cells[0]?.id;

  function onKeyDown(event: KeyboardEvent): void {
    const next = stepFocus(layout, stop ?? '', event.key);
    if (next === null) return;
    event.preventDefault();
    setReachable(next);
    root.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(next)}"]`)?.focus();
  }

  const draw = (cell: GraphCell) => (
    <Cell
      key={cell.id}
      cell={cell}
      view={viewCell(cell, statuses, now)}
      pressed={cell.id === selected}
      reachable={cell.id === stop}
      onPick={() => {
        setReachable(cell.id);
        setSelected(cell.id === selected ? null : cell.id);
      }}
    />
  );
  const node = (cell: GraphCell) => (
    <div className="node" key={cell.id}>
      <span>{cell.label}</span>
      {draw(cell)}
    </div>
  );
  return (
    <>
      <div className="graph" role="group" aria-label={label} ref={root} onKeyDown={onKeyDown}>
        <div className="stage">{withWires(layout.before, node)}</div>
        <div className="mat" style={{ '--folds': layout.folds.length } as CSSProperties}>
          <span className="h" />
          {layout.folds.map((fold, i) => (
            <span className="h" key={fold}>
              {i === 0 && <span className="only-wide">fold </span>}
              {fold}
            </span>
          ))}
          <span className="h r">{timed && 's'}</span>
          <Lane lane={layout.prepare} statuses={statuses} now={now} draw={draw} />
          <span className="gap" />
          {layout.lanes.map((lane) => (
            <Lane key={lane.label} lane={lane} statuses={statuses} now={now} draw={draw} />
          ))}
        </div>
        <div className="stage">{withWires(layout.after, node)}</div>
      </div>
      {chosen !== undefined && <TaskDetail cell={chosen} tasks={tasks} statuses={statuses} actions={actions} />}
    </>
  );
}

function withWires(cells: readonly GraphCell[], node: (cell: GraphCell) => React.ReactNode): React.ReactNode[] {
  return cells.flatMap((cell, i) =>
    i === 0 ? [node(cell)] : [<div className="wire" key={`to ${cell.id}`} />, node(cell)],
  );
}

interface LaneProps {
  readonly lane: GraphLane;
  readonly statuses: TaskStatuses;
  readonly now: number;
  readonly draw: (cell: GraphCell) => React.ReactNode;
}

function Lane({ lane, statuses, now, draw }: LaneProps) {
  const seconds = laneSeconds(lane.cells.map((cell) => viewCell(cell, statuses, now)));
  return (
    <>
      <span className={lane.model === null ? 'l mid' : 'l'}>
        <span className="only-wide">{lane.label}</span>
        <span className="only-narrow">{lane.model === null ? lane.label : briefModelName(lane.model)}</span>
      </span>
      {lane.cells.map(draw)}
      <span className="t">{seconds === null ? '' : cellSeconds(seconds)}</span>
    </>
  );
}

function laneSeconds(views: readonly CellView[]): number | null {
  const ran = views.flatMap((view) => (view.seconds === null || view.state === 'stored' ? [] : [view.seconds]));
  return ran.length === 0 ? null : ran.reduce((sum, s) => sum + s, 0);
}

interface CellProps {
  readonly cell: GraphCell;
  readonly view: CellView;
  readonly pressed: boolean;
  readonly reachable: boolean;
  readonly onPick: () => void;
}

function Cell({ cell, view, pressed, reachable, onPick }: CellProps) {
  return (
    <button
      type="button"
      data-cell={cell.id}
      className={`cell ${view.state}`}
      style={
        view.state === 'running' || view.state === 'waiting'
          ? ({ '--part': `${Math.round(view.part * 100)}%` } as CSSProperties)
          : undefined
      }
      aria-label={`${cell.label}: ${view.words}`}
      aria-pressed={pressed}
      tabIndex={reachable ? 0 : -1}
      onClick={onPick}
    >
      {view.sign}
    </button>
  );
}
