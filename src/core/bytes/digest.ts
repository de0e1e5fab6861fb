import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { toHex } from './text.ts';
import { universal } from './universal.ts';

/** SHA-256 in lower-case hex: Web Crypto where there is one, else (a page that is no secure context) audited JavaScript. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = universal.crypto?.subtle;
  return toHex(subtle === undefined ? nobleSha256(bytes) : new Uint8Array(await subtle.digest('SHA-256', bytes)));
}

/** Which of the two `sha256` uses here, so that the page can say so. */
export function digestSource(): 'Web Crypto' | 'JavaScript' {
  return universal.crypto?.subtle === undefined ? 'JavaScript' : 'Web Crypto';
}
