/** Draws public/icon-*.png after public/icon.svg: two bars on 16 units. `node scripts/generate-icons.mjs` */
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const GREEN = [0x00, 0x72, 0x5a, 0xff];
const WHITE = [0xff, 0xff, 0xff, 0xff];
const CLEAR = [0, 0, 0, 0];

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** RGBA, 8 bits a channel; `ink` of the side is covered by the drawing, in the middle. */
function png(size, ink, ground) {
  const edge = (size * (1 - ink)) / 2;
  const unit = (size * ink) / 16;
  const at = (pixel) => (pixel + 0.5 - edge) / unit;
  const bar = (y) => (y >= 2 && y < 6) || (y >= 10 && y < 14);
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.from([
      0,
      ...Array.from({ length: size }, (_, x) => (at(x) >= 0 && at(x) < 16 && bar(at(y)) ? GREEN : ground)).flat(),
    ]),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

writeFileSync('public/icon-192.png', png(192, 1, CLEAR));
writeFileSync('public/icon-512.png', png(512, 1, CLEAR));
// Systems cut these to circles and rounded squares: the drawing stays inside, on a ground.
writeFileSync('public/icon-maskable.png', png(512, 0.5, WHITE));
writeFileSync('public/icon-apple.png', png(180, 0.6, WHITE));
