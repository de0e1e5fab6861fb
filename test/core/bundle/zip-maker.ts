import { deflate } from '../../../src/core/bytes/deflate.ts';
import { crc32 } from '../../../src/core/bundle/crc32.ts';

/** One entry of a zip that need not be right: every field can be given. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packed?: Uint8Array;
  readonly packedSize?: number;
  readonly madeBy?: number;
  readonly attributes?: number;
  readonly disk?: number;
  /** Where they differ from what the directory says. */
  readonly local?: Partial<Record<'name' | 'crc' | 'size' | 'packedSize' | 'method' | 'flags', number | string>>;
  readonly localExtra?: Uint8Array;
  readonly centralExtra?: Uint8Array;
  /** Bytes before this entry's local header that belong to nothing. */
  readonly gap?: Uint8Array;
  readonly offset?: number;
  /** A data descriptor behind the content: with signature, without, or one that says something else. */
  readonly descriptor?: 'signed' | 'plain' | 'wrong';
}

export interface RawZip {
  readonly entries: readonly RawEntry[];
  readonly before?: Uint8Array;
  readonly beforeDirectory?: Uint8Array;
  readonly beforeEnd?: Uint8Array;
  readonly after?: Uint8Array;
  readonly comment?: Uint8Array;
  /** Where it is not the comment's. */
  readonly commentLength?: number;
  readonly count?: number;
  readonly diskCount?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Joins the records as told, right or wrong. */
export function makeZip(zip: RawZip): Uint8Array {
  const body: Uint8Array[] = [zip.before ?? new Uint8Array()];
  const central: Uint8Array[] = [];
  let at = body[0].length;
  const push = (bytes: Uint8Array): void => {
    body.push(bytes);
    at += bytes.length;
  };
  for (const entry of zip.entries) {
    push(entry.gap ?? new Uint8Array());
    const content = entry.content ?? text('content');
    const method = entry.method ?? 8;
    const packed = entry.packed ?? (method === 8 ? deflate(content) : content);
    const name = typeof entry.name === 'string' ? text(entry.name) : entry.name;
    const fields = {
      flags: (entry.flags ?? 0) | (entry.descriptor === undefined ? 0 : 8),
      method,
      crc: entry.crc ?? crc32(content),
      packedSize: entry.packedSize ?? packed.length,
      size: entry.size ?? content.length,
    };
    const zeroed = entry.descriptor === undefined ? {} : { crc: 0, packedSize: 0, size: 0 };
    const { name: otherName, ...other } = entry.local ?? {};
    const localName = otherName === undefined ? name : text(String(otherName));
    const extra = entry.localExtra ?? new Uint8Array();
    const offset = entry.offset ?? at;
    push(
      record([
        [4, 0x04034b50],
        [2, 20],
        ...shared({ ...fields, ...zeroed, ...(other as Partial<typeof fields>) }),
        [2, localName.length],
        [2, extra.length],
      ]),
    );
    push(localName);
    push(extra);
    push(packed);
    if (entry.descriptor !== undefined) {
      const crc = entry.descriptor === 'wrong' ? fields.crc ^ 1 : fields.crc;
      push(
        record([
          ...(entry.descriptor === 'plain' ? [] : [[4, 0x08074b50] as const]),
          [4, crc],
          [4, fields.packedSize],
          [4, fields.size],
        ]),
      );
    }
    const centralExtra = entry.centralExtra ?? new Uint8Array();
    central.push(
      record([
        [4, 0x02014b50],
        [1, 20],
        [1, entry.madeBy ?? 0],
        [2, 20],
        ...shared(fields),
        [2, name.length],
        [2, centralExtra.length],
        [2, 0],
        [2, entry.disk ?? 0],
        [2, 0],
        [4, entry.attributes ?? 0],
        [4, offset],
      ]),
      name,
      centralExtra,
    );
  }
  push(zip.beforeDirectory ?? new Uint8Array());
  const start = at;
  for (const part of central) push(part);
  const comment = zip.comment ?? new Uint8Array();
  const size = at - start;
  push(zip.beforeEnd ?? new Uint8Array());
  push(
    record([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, zip.diskCount ?? zip.count ?? zip.entries.length],
      [2, zip.count ?? zip.entries.length],
      [4, zip.directorySize ?? size],
      [4, zip.directoryOffset ?? start],
      [2, zip.commentLength ?? comment.length],
    ]),
  );
  push(comment);
  push(zip.after ?? new Uint8Array());
  return new Uint8Array(Buffer.concat(body));
}

type Field = readonly [bytes: 1 | 2 | 4, value: number];

function shared(fields: { flags: number; method: number; crc: number; packedSize: number; size: number }): Field[] {
  return [
    [2, fields.flags],
    [2, fields.method],
    [2, 0x6000],
    [2, 0x5af5],
    [4, fields.crc],
    [4, fields.packedSize],
    [4, fields.size],
  ];
}

export function record(fields: readonly Field[]): Uint8Array {
  const bytes: number[] = [];
  for (const [size, value] of fields) for (let i = 0; i < size; i++) bytes.push((value >>> (8 * i)) & 255);
  return Uint8Array.from(bytes);
}
