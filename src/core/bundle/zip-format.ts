/** Constants of PKWARE's APPNOTE.TXT (section numbers in brackets) that reader and writer share. */
export const LOCAL_HEADER = 0x04034b50; // [4.3.7]
export const CENTRAL_HEADER = 0x02014b50; // [4.3.12]
export const END_OF_DIRECTORY = 0x06054b50; // [4.3.16]
export const ZIP64_END_OF_DIRECTORY = 0x06064b50; // [4.3.14]
export const ZIP64_LOCATOR = 0x07064b50; // [4.3.15]
export const DATA_DESCRIPTOR = 0x08074b50; // [4.3.9]
export const LOCAL_HEADER_BYTES = 30;
export const CENTRAL_HEADER_BYTES = 46;
export const END_OF_DIRECTORY_BYTES = 22;
export const ZIP64_END_OF_DIRECTORY_BYTES = 56;
export const ZIP64_LOCATOR_BYTES = 20;

/** Extra fields [4.5.2]. */
export const ZIP64_FIELD = 0x0001;
export const UNICODE_PATH_FIELD = 0x7075;

export const STORED = 0;
export const DEFLATED = 8;

/** General purpose bits [4.4.4]. */
export const FLAG_ENCRYPTED = 0x0001;
export const FLAG_DESCRIPTOR = 0x0008;
export const FLAG_STRONG_ENCRYPTION = 0x0040;
export const FLAG_UTF8 = 0x0800;
export const FLAG_MASKED_HEADERS = 0x2000;

/** A file of a zip: its path with `/` between segments, and its content. */
export interface ZipFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a reader is willing to unpack; a writer must stay within the same. */
export interface ZipLimits {
  readonly files: number;
  /** Of all files together. */
  readonly unpackedBytes: number;
  /** Unpacked over packed size, of each file and of all together; asked above `ratioFrom` bytes only. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

export const ZIP_LIMITS: ZipLimits = {
  files: 1000,
  unpackedBytes: 512 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 1024 * 1024,
};
