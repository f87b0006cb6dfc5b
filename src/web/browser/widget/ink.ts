/** The luminance above which black has the higher contrast. */
const LIGHT = 0.179;

/** The ink for words on a background: whichever of black and white reads better (WCAG 2.2, relative luminance). */
export function inkOn(background: string): string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) {
    return '#fff';
  }
  context.fillStyle = background;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) =>
    byte <= 10 ? byte / 3294 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > LIGHT ? '#000' : '#fff';
}
