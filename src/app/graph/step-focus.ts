import { allCells, type GraphLayout } from './layout.ts';

/**
 * The cell that an arrow key, Home or End leads to from `from`, or `null` for any other key: left and right walk the
 * cells in order, up and down the lanes of the same fold.
 */
export function stepFocus(layout: GraphLayout, from: string, key: string): string | null {
  const cells = allCells(layout);
  const at = cells.findIndex((cell) => cell.id === from);
  if (at < 0) return null;
  const to = (index: number): string => cells[Math.min(cells.length - 1, Math.max(0, index))].id;
  const first = layout.before.length;
  const last = cells.length - layout.after.length - 1;
  const inLanes = at >= first && at <= last;
  switch (key) {
    case 'ArrowLeft':
      return to(at - 1);
    case 'ArrowRight':
      return to(at + 1);
    case 'ArrowUp':
      return inLanes && at - layout.folds.length >= first ? to(at - layout.folds.length) : to(at);
    case 'ArrowDown':
      return inLanes && at + layout.folds.length <= last ? to(at + layout.folds.length) : to(at);
    case 'Home':
      return to(0);
    case 'End':
      return to(cells.length - 1);
    default:
      return null;
  }
}
