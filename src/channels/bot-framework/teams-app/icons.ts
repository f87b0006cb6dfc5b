import { type Colour, drawPng } from './png';

const CLEAR: Colour = [255, 255, 255, 0];
const WHITE: Colour = [255, 255, 255, 255];
const MOON: Colour = [255, 233, 168, 255];
const NIGHT: Colour = [29, 79, 115, 255];

/** The zigzag under the moon, as points from 0 to 1. */
const ZIGZAG = [
  [0.2, 0.72],
  [0.4, 0.72],
  [0.47, 0.56],
  [0.56, 0.82],
  [0.63, 0.66],
  [0.8, 0.66],
] as const;

/** The two pictures a Teams app carries: in colour 192 × 192, and an outline of 32 × 32, white on nothing. */
export function drawIcons(): { readonly colour: Buffer; readonly outline: Buffer } {
  return {
    colour: drawPng(192, (x, y) => (onZigzag(x, y, 0.032) ? WHITE : inMoon(x, y) ? MOON : NIGHT)),
    outline: drawPng(32, (x, y) => (onZigzag(x, y, 0.045) || inMoon(x, y) ? WHITE : CLEAR)),
  };
}

function inMoon(x: number, y: number): boolean {
  return Math.hypot(x - 0.52, y - 0.4) < 0.28 && Math.hypot(x - 0.64, y - 0.32) > 0.24 && !onZigzag(x, y, 0.075);
}

function onZigzag(x: number, y: number, halfWidth: number): boolean {
  return ZIGZAG.slice(1).some(([toX, toY], n) => {
    const [fromX, fromY] = ZIGZAG[n]!;
    const along =
      ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / ((toX - fromX) ** 2 + (toY - fromY) ** 2);
    const near = Math.max(0, Math.min(1, along));
    return Math.hypot(x - (fromX + near * (toX - fromX)), y - (fromY + near * (toY - fromY))) < halfWidth;
  });
}
