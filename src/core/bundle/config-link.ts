import * as v from 'valibot';
import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { deflate } from '../bytes/deflate.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import { fail, SelfsameError } from '../errors.ts';
import { inflateExactly } from './inflate.ts';
import { count, hash } from './schema/parts.ts';
import { parseStrictJson } from './strict-json.ts';

/** Longer links are cut by mail programs and chats. */
export const LONGEST_LINK = 16_000;
/** As the reader of configs has it, and the names around it. */
const MOST_BYTES = 1_100_000;
const VERSION = '1';

const schema = v.strictObject({
  config: v.pipe(v.string(), v.maxLength(1_000_000)),
  data: v.nullable(v.strictObject({ name: v.pipe(v.string(), v.maxLength(1024)), sha256: hash, rows: count })),
});

/** A config and the name and hash of the data it was made for. */
export type LinkContent = v.InferOutput<typeof schema>;

/**
 * The content as text that may stand in the fragment of a URL: version, then base64url (RFC 4648 section 5) of the size
 * (u32, little-endian) and the deflated JSON.
 * @throws SelfsameError `link/too-large`
 */
export function writeLink(content: LinkContent): string {
  const json = encodeUtf8(JSON.stringify(content));
  const packed = deflate(json);
  const bytes = new Uint8Array(4 + packed.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(packed, 4);
  const text = `${VERSION}.${toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
  if (text.length > LONGEST_LINK)
    fail('link/too-large', `The link would have ${text.length} characters; ${LONGEST_LINK} are the limit.`, {
      fix: 'Send the config as a file.',
    });
  return text;
}

/**
 * Reads what anybody may have written: it is bounded before it is unpacked, and it is text to be shown, no more.
 * @throws SelfsameError `link/damaged`, `link/newer-version`, `link/too-large`
 */
export function readLink(text: string): LinkContent {
  if (text.length > LONGEST_LINK)
    fail('link/too-large', `The link has ${text.length} characters; ${LONGEST_LINK} are the limit.`, { fix: ASK });
  const [, version, body] = /^(\d{1,4})\.([A-Za-z0-9_-]+)$/.exec(text) ?? [];
  if (body === undefined) return damaged();
  if (version !== VERSION)
    return fail('link/newer-version', 'The link was made by another version of the page.', {
      fix: 'Load the newest version of the page, then open the link again.',
    });
  const padded = body
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(body.length / 4) * 4, '=');
  const bytes = fromBase64(padded);
  if (bytes === null || bytes.length < 5) return damaged();
  const size = new DataView(bytes.buffer).getUint32(0, true);
  if (size > MOST_BYTES)
    return fail('link/too-large', `The link would unpack to ${size} bytes; ${MOST_BYTES} are the limit.`, { fix: ASK });
  try {
    const json = inflateExactly(bytes.subarray(4), size, { path: 'link' });
    const document = parseStrictJson(json, 'link', { bytes: MOST_BYTES, depth: 4, values: 20 });
    const read = v.safeParse(schema, document);
    return read.success ? read.output : damaged();
  } catch (error) {
    if (error instanceof SelfsameError) return damaged(error);
    throw error;
  }
}

const ASK = 'Ask for the config as a file.';

function damaged(cause?: SelfsameError): never {
  throw new SelfsameError(
    [
      {
        code: 'link/damaged',
        severity: 'error',
        message: 'The link is damaged or was cut off: no config can be read from it.',
        fix: `Copy the whole link. ${ASK}`,
      },
    ],
    { cause },
  );
}
