/** What a byte does to the remainder, and after it one, two and three zero bytes. */
const TABLES = [0, 1, 2, 3].map(() => new Int32Array(256));
const [T0, T1, T2, T3] = TABLES;
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  T0[n] = c;
}
for (let n = 0; n < 256; n++)
  for (let k = 1; k < 4; k++) TABLES[k][n] = T0[TABLES[k - 1][n] & 255] ^ (TABLES[k - 1][n] >>> 8);

/**
 * CRC-32 of ISO 3309, as in PKWARE's APPNOTE 4.4.7; unsigned. Four bytes at a time, by a table each (Kounavis and Berry, "A
 * systematic approach to building high performance software-based CRC generators", 2005).
 */
export function crc32(bytes: Uint8Array): number {
  const fours = bytes.length - (bytes.length % 4);
  let crc = -1;
  for (let i = 0; i < fours; i += 4) {
    crc ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    crc = T3[crc & 255] ^ T2[(crc >>> 8) & 255] ^ T1[(crc >>> 16) & 255] ^ T0[crc >>> 24];
  }
  for (let i = fours; i < bytes.length; i++) crc = T0[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}
