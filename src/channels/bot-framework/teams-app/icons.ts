import { type Colour, drawPng } from './png';

const CLEAR: Colour = [255, 255, 255, 0];
const WHITE: Colour = [255, 255, 255, 255];
const MOON: Colour = [255, 233, 168, 255];
const NIGHT: Colour = [29, 79, 115, 255];

/** The zigzag under the moon, as points from 0 to 1. */
const ZIGZAG = [
  [0.17, 0.78],
  [0.39, 0.78],
  [0.46, 0.69],
  [0.55, 0.87],
  [0.62, 0.78],
  [0.83, 0.78],
] as const;

const STROKES = ZIGZAG.slice(1).map(([toX, toY], index) => {
  const [fromX, fromY] = ZIGZAG[index] ?? [toX, toY];
  return { fromX, fromY, byX: toX - fromX, byY: toY - fromY };
});

/** The two pictures a Teams app carries: in colour 192 × 192, and an outline of 32 × 32, white on nothing. */
export function drawIcons(): { readonly colour: Buffer; readonly outline: Buffer } {
  return {
    colour: drawPng(192, (x, y) => (onZigzag(x, y, 0.028) ? WHITE : inMoon(x, y) ? MOON : NIGHT)),
    outline: drawPng(32, (x, y) => (onZigzag(x, y, 0.035) || inMoon(x, y) ? WHITE : CLEAR)),
  };
}

function inMoon(x: number, y: number): boolean {
  return Math.hypot(x - 0.48, y - 0.36) < 0.25 && Math.hypot(x - 0.59, y - 0.28) > 0.205;
}

function onZigzag(x: number, y: number, halfWidth: number): boolean {
  return STROKES.some(({ fromX, fromY, byX, byY }) => {
    const along = ((x - fromX) * byX + (y - fromY) * byY) / (byX ** 2 + byY ** 2);
    const near = Math.max(0, Math.min(1, along));
    return Math.hypot(x - fromX - near * byX, y - fromY - near * byY) < halfWidth;
  });
}
