import { sha256 } from '../bytes/digest.ts';
import { encodeUtf8, fromHex, toHex } from '../bytes/text.ts';
import type { Hashed } from './task.ts';

/**
 * A finished task's output as it is kept: a head of 72 bytes (`SELFSAM1`, the task's key, the SHA-256 of the output, both
 * as 32 bytes) and the output's canonical bytes. They are not compressed: a run of the sample has 6.4 MB of them, fast
 * deflate makes 3.3 MB of that and would take longer than the writing.
 */
export interface StoreEntry {
  readonly head: Uint8Array;
  readonly body: Uint8Array;
}

export const HEAD_BYTES = 72;

const MAGIC = encodeUtf8('SELFSAM1');
const KEY_AT = MAGIC.length;
const HASH_AT = KEY_AT + 32;

export function toEntry(key: string, { sha256: hash, bytes }: Hashed): StoreEntry {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(MAGIC);
  head.set(fromHex(key), KEY_AT);
  head.set(fromHex(hash), HASH_AT);
  return { head, body: bytes };
}

/** The hash that a head names for the output under `key`; `undefined`: damaged, or another task's. */
export function recordedHash(key: string, head: Uint8Array): string | undefined {
  if (head.length !== HEAD_BYTES) return undefined;
  if (toHex(head.subarray(0, HASH_AT)) !== toHex(MAGIC) + key) return undefined;
  return toHex(head.subarray(HASH_AT));
}

/** `undefined`: the bytes are not the ones that were put under `key`. */
export async function fromEntry(key: string, { head, body }: StoreEntry): Promise<Hashed | undefined> {
  const recorded = recordedHash(key, head);
  if (recorded === undefined || recorded !== (await sha256(body))) return undefined;
  return { sha256: recorded, bytes: body };
}
