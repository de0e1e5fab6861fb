import { decodeUtf8, encodeUtf8 } from '../bytes/text.ts';
import type { Json } from '../bytes/value.ts';
import { fail, type ErrorCode } from '../errors.ts';

export interface JsonLimits {
  readonly bytes: number;
  /** Lists and objects within one another. */
  readonly depth: number;
  /** Values of every kind together: a small file can hold a great many empty lists, and each takes memory. */
  readonly values: number;
}

export const JSON_LIMITS: JsonLimits = { bytes: 256 * 1024 * 1024, depth: 64, values: 1_000_000 };

const WHAT_TO_DO = 'Ask for the file as the run wrote it.';
const RAISE =
  'Where you know who made it, the command line can raise the limit: --max-json (MiB), --max-values, --max-depth.';

/**
 * JSON (RFC 8259) from a stranger: strict UTF-8 without a byte order mark, no duplicate keys, bounded depth and size,
 * finite numbers, no half surrogates. Objects have no prototype, so that a key `__proto__` is a key like any other.
 * @param path of the file, for messages
 * @throws SelfsameError `json/encoding`, `json/syntax`, `json/duplicate-key`, `json/number`, `json/depth`, `json/size`
 */
export function parseStrictJson(bytes: Uint8Array, path: string, limits: JsonLimits = JSON_LIMITS): Json {
  if (bytes.length > limits.bytes)
    fail('json/size', `The file has ${bytes.length} bytes, more than ${limits.bytes}.`, {
      place: { path },
      fix: RAISE,
    });
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    fail('json/encoding', 'The file begins with a byte order mark.', { place: { path, byte: 0 }, fix: WHAT_TO_DO });
  refuseBeyond(bytes, path, limits);
  let text: string;
  try {
    text = decodeUtf8(bytes);
  } catch {
    return fail('json/encoding', 'The file is not UTF-8.', { place: { path }, fix: WHAT_TO_DO });
  }
  return new Parser(text, path).document();
}

/**
 * Depth, and the number of values from the commas and brackets outside texts: before any value is made. What is no JSON
 * may be counted wrongly, but not before the place at which the parser stops.
 */
function refuseBeyond(bytes: Uint8Array, path: string, limits: JsonLimits): void {
  let values = 1;
  let depth = 0;
  let inText = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) inText = !inText;
    else if (inText) {
      if (byte === BACKSLASH) i++;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      values++;
      if (++depth > limits.depth)
        fail('json/depth', `Lists and objects are nested deeper than ${limits.depth} levels.`, {
          place: { path, byte: i },
          fix: RAISE,
        });
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
    else if (byte === COMMA) values++;
  }
  if (values > limits.values)
    fail('json/size', `There are more than ${limits.values} values in the file.`, { place: { path }, fix: RAISE });
}

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = encodeUtf8('"\\,[]{}');

// Sticky expressions: each matches at the reader's position or not at all, and none can backtrack.
const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const WORD = /true|false|null/y;
const UNICODE = /[0-9a-fA-F]{4}/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Recursive: the depth has been bounded. */
class Parser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly path: string,
  ) {}

  document(): Json {
    const value = this.value();
    this.match(SPACE);
    if (this.at < this.text.length) this.refuse('json/syntax', 'There is text after the end of the JSON value.');
    return value;
  }

  private value(): Json {
    this.match(SPACE);
    const first = this.text[this.at];
    if (first === '{') return this.object();
    if (first === '[') return this.array();
    if (first === '"') return this.string();
    if (first === 't' || first === 'f' || first === 'n') return this.word();
    return this.number();
  }

  private object(): Json {
    this.at++;
    const object = Object.create(null) as { [key: string]: Json };
    if (this.closes('}')) return object;
    do {
      this.match(SPACE);
      const start = this.at;
      const key = this.string();
      if (Object.hasOwn(object, key)) {
        this.at = start;
        this.refuse('json/duplicate-key', `The key ${JSON.stringify(key)} is given twice.`);
      }
      this.expect(':');
      object[key] = this.value();
    } while (this.separated('}'));
    return object;
  }

  private array(): Json {
    this.at++;
    const items: Json[] = [];
    if (this.closes(']')) return items;
    do items.push(this.value());
    while (this.separated(']'));
    return items;
  }

  private string(): string {
    if (this.text[this.at] !== '"') this.refuse('json/syntax', 'A text in quotes is expected here.');
    this.at++;
    const start = this.at;
    let result = this.match(PLAIN);
    while (this.text[this.at] === '\\') {
      const letter = this.text[this.at + 1] ?? '';
      this.at += 2;
      if (letter === 'u') {
        const digits = this.match(UNICODE);
        if (digits === '') this.refuse('json/syntax', 'Four hexadecimal digits are expected here.');
        result += String.fromCharCode(Number.parseInt(digits, 16));
      } else {
        const character = ESCAPES.get(letter);
        if (character === undefined) return this.refuse('json/syntax', 'This escape does not exist in JSON.');
        result += character;
      }
      result += this.match(PLAIN);
    }
    if (this.text[this.at] !== '"')
      this.refuse('json/syntax', 'A text is not closed, or has a control character in it.');
    if (this.at - start !== result.length && /\p{Surrogate}/u.test(result))
      this.refuse('json/encoding', 'A text has half a surrogate pair in it, which no UTF-8 can hold.');
    this.at++;
    return result;
  }

  private number(): number {
    const digits = this.match(NUMBER);
    if (digits === '') this.refuse('json/syntax', 'A JSON value is expected here.');
    const number = Number(digits);
    if (!Number.isFinite(number)) this.refuse('json/number', `${digits.slice(0, 40)} is beyond the range of numbers.`);
    return number;
  }

  private word(): boolean | null {
    const word = this.match(WORD);
    if (word === '') this.refuse('json/syntax', 'A JSON value is expected here.');
    return word === 'null' ? null : word === 'true';
  }

  private closes(bracket: string): boolean {
    this.match(SPACE);
    if (this.text[this.at] !== bracket) return false;
    this.at++;
    return true;
  }

  /** After an item: whether another one follows. */
  private separated(bracket: string): boolean {
    if (this.closes(bracket)) return false;
    this.expect(',');
    return true;
  }

  private expect(character: string): void {
    this.match(SPACE);
    if (this.text[this.at] !== character) this.refuse('json/syntax', `"${character}" is expected here.`);
    this.at++;
  }

  private match(expression: RegExp): string {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private refuse(code: ErrorCode, message: string): never {
    let line = 1;
    let begin = 0;
    for (let next = this.text.indexOf('\n'); next >= 0 && next < this.at; next = this.text.indexOf('\n', begin)) {
      line++;
      begin = next + 1;
    }
    const place = { path: this.path, line, column: this.at - begin + 1 };
    return fail(code, message, { place, fix: WHAT_TO_DO });
  }
}
