import {
  estimateRun,
  fail,
  LONG_SECONDS,
  remainingFits,
  type Json,
  type PlannedRun,
  type RunEstimate,
  type RunInput,
  type TableReading,
} from '../core/index.ts';
import { monotonicSeconds } from './clock.ts';
import { count, plural, textTable, wholeSeconds } from './format.ts';
import { EXIT, type Session } from './session.ts';

/** Who asks how long a run would take is told by timed fits from here on: they take a second or two. */
const ASKED_SECONDS = 10;

/**
 * Says before a long run that it will be one, by model, and what would make it shorter. The second engine has its own
 * limit.
 * @throws SelfsameError `run/too-long`
 */
export async function foresee(
  { terminal }: Session,
  { input, reading }: { readonly input: RunInput; readonly reading: TableReading },
  planned: PlannedRun,
  workers: number,
  { maxSeconds, dryRun = false }: { readonly maxSeconds?: number; readonly dryRun?: boolean },
): Promise<RunEstimate | null> {
  if (input.config.engine !== 'selfsame') return null;
  const remaining = remainingFits(input.config, planned);
  const timedAbove = Math.min(LONG_SECONDS, maxSeconds ?? Infinity, dryRun ? ASKED_SECONDS : Infinity);
  const options = { workers, clock: monotonicSeconds, remaining, timedAbove };
  const estimate = await estimateRun(reading.table, input.config, options);
  const { seconds, proposals } = estimate;
  if (seconds >= LONG_SECONDS) {
    terminal.note(`This will take about ${wholeSeconds(seconds)} with ${plural(workers, 'worker')}:`);
    for (const line of modelLines(estimate)) terminal.note(`  ${line}`);
    for (const proposal of proposals) terminal.note(`  ${proposal}`);
  }
  if (maxSeconds !== undefined && seconds > maxSeconds)
    fail('run/too-long', `The run would take about ${wholeSeconds(seconds)}, more than --max-seconds ${maxSeconds}.`, {
      fix: proposals[0] ?? 'Use more workers, fewer models or fewer rows.',
    });
  return estimate;
}

/** Nothing is trained. */
export function dryRun({ terminal }: Session, planned: PlannedRun, estimate: RunEstimate | null): number {
  const stored = planned.stored.length;
  const tasks = planned.tasks.length - 1;
  if (terminal.json)
    terminal.raw(`${JSON.stringify({ tasks, stored, estimate: estimate as unknown as Json }, null, 2)}\n`);
  else {
    const rest = planned.tasks.some(({ kind }) => kind === 'test') ? '' : ', then those of the best model';
    const kept = stored === 0 ? '' : `; ${count(stored)} of them come from the cache`;
    terminal.out(`${plural(tasks, 'task')}${rest}${kept}.`);
    if (estimate !== null) {
      terminal.out(`About ${wholeSeconds(Math.max(1, estimate.seconds))}${estimate.measured ? '' : ', roughly'}:`);
      for (const line of modelLines(estimate)) terminal.out(`  ${line}`);
    }
  }
  return EXIT.passed;
}

function modelLines({ models, rest }: RunEstimate): string[] {
  const open = models.filter(({ seconds }) => seconds > 0);
  if (open.length === 0) return [];
  const lines = [...open.map(({ model, seconds }) => [model, seconds] as const), ['all else', rest] as const];
  return textTable(
    lines.map(([name, seconds]) => [
      name,
      `${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s of one core`,
    ]),
  );
}
