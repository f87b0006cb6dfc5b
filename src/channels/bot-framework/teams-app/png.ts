import { deflateSync } from 'node:zlib';

/** A colour with opacity, each part 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number, opacity: number];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Eight bits a channel, red, green, blue and opacity, no interlacing (PNG specification, 11.2.2). */
const TRUE_COLOUR_WITH_ALPHA = Buffer.from([8, 6, 0, 0, 0]);

/**
 * Draws a square PNG.
 *
 * @param size its side in pixels
 * @param colourAt the colour at a point, both coordinates from 0 to 1, y downwards; each pixel averages 16 points
 */
export function drawPng(size: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      Buffer.from(pixel(size, row, column, colourAt)).copy(rows, row * (1 + size * 4) + 1 + column * 4);
    }
  }
  const sides = Buffer.alloc(8);
  sides.writeUInt32BE(size, 0);
  sides.writeUInt32BE(size, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([sides, TRUE_COLOUR_WITH_ALPHA])),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const SAMPLES = 4;

function pixel(size: number, row: number, column: number, colourAt: (x: number, y: number) => Colour): number[] {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
    const [red, green, blue, opacity] = colourAt(x, y);
    // Weighted by opacity, so that transparent points do not darken an edge.
    sum[0]! += red * opacity;
    sum[1]! += green * opacity;
    sum[2]! += blue * opacity;
    sum[3]! += opacity;
  }
  const opacity = sum[3]!;
  return [
    ...sum.slice(0, 3).map((part) => (opacity === 0 ? 0 : Math.round(part / opacity))),
    Math.round(opacity / SAMPLES ** 2),
  ];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

/** The check sum of a chunk (PNG specification, annex D); Node has its own only since 20.15. */
function crc(data: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
  }
  return (sum ^ 0xffffffff) >>> 0;
}
