import type { Counts } from '../graph/progress.ts';

/** How many of the tasks are finished. */
export function ProgressBar({ label, counts }: { readonly label: string; readonly counts: Counts }) {
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={counts.total}
      aria-valuenow={counts.finished}
      aria-valuetext={`${counts.finished} of ${counts.total} tasks`}
    >
      <i style={{ transform: `scaleX(${counts.finished / Math.max(1, counts.total)})` }} />
    </div>
  );
}
