import * as v from 'valibot';
import { parseStrictJson, type JsonLimits } from '../../core/bundle/strict-json.ts';
import { fail, SelfsameError } from '../../core/errors.ts';
import { entrySchema, type RunEntry } from '../../platform/history/entry.ts';
import { counted } from './make-entry.ts';

const FORMAT = 'selfsame-history';
const VERSION = 1;

/** Thousands of runs; a file from a stranger is not read any further. */
export const HISTORY_LIMITS: JsonLimits & { readonly runs: number } = {
  bytes: 64 * 1024 * 1024,
  depth: 16,
  values: 4_000_000,
  runs: 5000,
};

const WHAT_IT_IS = 'A history is the file that “Export” on the Runs page has written.';
/** So many faults are named. */
const MOST_NAMED = 3;

/** The history as one file. The latest first, and nothing of the moment in it: the same runs give the same bytes. */
export function historyFile(entries: readonly RunEntry[]): string {
  const lines = entries.map((entry) => JSON.stringify(entry));
  return `{"format":"${FORMAT}","version":${VERSION},"runs":[\n${lines.join(',\n')}\n]}\n`;
}

/**
 * Reads a history from a stranger: all of it is sound, or nothing is taken.
 * @throws SelfsameError `json/*`, `history/format`, `history/newer-version`, `history/too-large`
 */
export function readHistory(bytes: Uint8Array, name: string): readonly RunEntry[] {
  if (bytes.length > HISTORY_LIMITS.bytes)
    fail('history/too-large', `${name} has ${bytes.length} bytes; ${HISTORY_LIMITS.bytes} are the limit.`, {
      fix: WHAT_IT_IS,
    });
  const document = parseStrictJson(bytes, name, HISTORY_LIMITS);
  const known = v.safeParse(envelope, document);
  if (!known.success) return fail('history/format', `${name} is no history of runs.`, { fix: WHAT_IT_IS });
  const { version, runs } = known.output;
  if (version > VERSION)
    fail('history/newer-version', `${name} was written by a newer version of the page.`, {
      fix: 'Load the newest version of the page, then import it again.',
    });
  if (runs.length > HISTORY_LIMITS.runs)
    fail('history/too-large', `${name} has ${runs.length} runs; ${HISTORY_LIMITS.runs} are the limit.`);
  return runs.map((run, i) => readEntry(run, i, name));
}

const envelope = v.looseObject({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  runs: v.array(v.unknown()),
});

function readEntry(run: unknown, index: number, name: string): RunEntry {
  const read = v.safeParse(entrySchema, run, { abortPipeEarly: true });
  if (!read.success)
    throw new SelfsameError(
      read.issues.slice(0, MOST_NAMED).map((issue) => ({
        code: 'history/format',
        severity: 'error',
        message: `Run ${index + 1} of ${name} is damaged: \`${v.getDotPath(issue) ?? 'the run'}\` ${issue.message.slice(0, 200)}.`,
        fix: 'Nothing was imported. Export the history again.',
        place: { path: name },
      })),
    );
  return counted(read.output);
}
