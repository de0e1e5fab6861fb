/** Whether a file is, to the byte, what the program writes for the facts in the other files. */
import { equalBytes } from '../bytes/equal.ts';
import { decodeUtf8, encodeUtf8 } from '../bytes/text.ts';
import type { JsonObject } from '../bytes/value.ts';
import { agrees, disagrees, type CheckContext, type Finding } from './check.ts';
import { compareJson, describeDifferences } from './compare-json.ts';
import { jsonFile } from './json-file.ts';
import { fileAt } from './open-bundle.ts';
import { asWritten, withoutSchema, type SchemaName } from './schema/link.ts';

/** Other kernels may sum in another order or round a function otherwise; ours may not differ at all. */
export const FOREIGN_TOLERANCE = 1e-9;

/**
 * A JSON file against what it should hold: values first, since a difference there can be named, then the bytes.
 * @param expected without the name of its schema
 * @param complaint how the message begins, such as "The metrics do not follow from the predictions"
 */
export function sameJson(
  { opened, lineage, foreign }: CheckContext,
  name: SchemaName,
  path: string,
  expected: JsonObject,
  actual: JsonObject,
  complaint: string,
): Finding {
  const differences = compareJson(expected, withoutSchema(actual), foreign ? FOREIGN_TOLERANCE : 0);
  if (differences.length > 0) return disagrees(path, `${complaint}: ${describeDifferences(differences)}.`);
  if (foreign || sameBytes(jsonFile(asWritten(name, lineage.engine.kernels, expected)), fileAt(opened, path)?.bytes))
    return agrees(path);
  return disagrees(
    path,
    `${path} says what it should, but is not spelled as the program writes it: it was written by something else.`,
  );
}

/** A text file against what it should hold. */
export function sameText({ opened }: CheckContext, path: string, expected: string, complaint: string): Finding {
  const bytes = fileAt(opened, path)?.bytes;
  if (sameBytes(encodeUtf8(expected), bytes)) return agrees(path);
  const [wanted, found] = [expected.split('\n'), bytes === undefined ? [] : linesOf(bytes)];
  const at = Math.max(
    0,
    wanted.findIndex((line, i) => line !== found[i]),
  );
  return disagrees(path, `${complaint}: line ${at + 1} is ${quote(found[at])}, should be ${quote(wanted[at])}.`);
}

function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && equalBytes(a, b);
}

function linesOf(bytes: Uint8Array): readonly string[] {
  try {
    return decodeUtf8(bytes).split('\n');
  } catch {
    return ['not UTF-8'];
  }
}

function quote(line: string | undefined): string {
  if (line === undefined) return 'nothing';
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 77)}…` : line);
}
