import {
  estimateRun,
  fail,
  LONG_SECONDS,
  planSelection,
  type Json,
  type RunEstimate,
  type RunInput,
  type TableReading,
} from '../core/index.ts';
import { monotonicSeconds } from './clock.ts';
import { plural, textTable, wholeSeconds } from './format.ts';
import { EXIT, type Session } from './session.ts';

/**
 * Says before a long run that it will be one, by model, and what would make it shorter. The second engine has its own
 * limit.
 * @throws SelfsameError `run/too-long`
 */
export function foresee(
  { terminal }: Session,
  { input, reading }: { readonly input: RunInput; readonly reading: TableReading },
  workers: number,
  maxSeconds: number | undefined,
): RunEstimate | null {
  if (input.config.engine !== 'selfsame') return null;
  const estimate = estimateRun(reading.table, input.config, workers, monotonicSeconds);
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
export function dryRun({ terminal }: Session, { config }: RunInput, estimate: RunEstimate | null): number {
  const tasks = planSelection(config).length - 1;
  if (terminal.json) terminal.raw(`${JSON.stringify({ tasks, estimate: estimate as unknown as Json }, null, 2)}\n`);
  else {
    terminal.out(`${plural(tasks, 'task')}, then those of the best model.`);
    if (estimate !== null) {
      terminal.out(`About ${wholeSeconds(Math.max(1, estimate.seconds))}${estimate.measured ? '' : ', roughly'}:`);
      for (const line of modelLines(estimate)) terminal.out(`  ${line}`);
    }
  }
  return EXIT.passed;
}

function modelLines({ models }: RunEstimate): string[] {
  return textTable(
    models.map(({ model, seconds }) => [
      model,
      `${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s of one core`,
    ]),
  );
}
