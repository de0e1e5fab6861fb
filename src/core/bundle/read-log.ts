import type { Json, JsonObject } from '../bytes/value.ts';
import { decodeUtf8, encodeUtf8 } from '../bytes/text.ts';
import { fail } from '../errors.ts';
import type { FitSummary } from '../models/estimator.ts';
import { parseStrictJson } from './strict-json.ts';

/** What metrics.jsonl says of each task, by its name. */
export type TaskLog = ReadonlyMap<string, FitSummary>;

/**
 * metrics.jsonl from a stranger: one JSON object a line, `step` counting up, no task twice, plain numbers and texts.
 * @throws SelfsameError `json/*`, `bundle/inconsistent` with the line that is not as it must be
 */
export function readLog(bytes: Uint8Array, path: string): TaskLog {
  let text: string;
  try {
    text = decodeUtf8(bytes);
  } catch {
    return fail('json/encoding', 'The file is not UTF-8.', { place: { path } });
  }
  const lines = text.split('\n');
  if (lines.pop() !== '') fail('bundle/inconsistent', 'The file does not end with a newline.', { place: { path } });
  const log = new Map<string, FitSummary>();
  lines.forEach((line, step) => {
    const wrong = (message: string): never => fail('bundle/inconsistent', message, { place: { path, line: step + 1 } });
    const entry = parseStrictJson(encodeUtf8(line), path);
    if (!isObject(entry) || Object.keys(entry).join() !== 'step,task,metrics')
      return wrong('A line must have the keys step, task and metrics.');
    const { step: number, task, metrics } = entry;
    if (number !== step) wrong(`The step must be ${step}.`);
    if (typeof task !== 'string' || log.has(task)) return wrong('The task must be a name that no other line has.');
    if (!isObject(metrics) || Object.values(metrics).some((value) => typeof value === 'object' && value !== null))
      return wrong('The metrics must be numbers, texts, true or false.');
    log.set(task, metrics as unknown as FitSummary);
  });
  return log;
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
