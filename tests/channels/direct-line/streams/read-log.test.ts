import { readWatermark } from '../../../../src/channels/direct-line/streams/read-log';

describe('a watermark', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['999999999', 999_999_999],
    // Larger than a column of PostgreSQL holds.
    ['2147483648', 0],
    ['999999999999999', 0],
    ['-1', 0],
    ['1e3', 0],
    [['1'], 0],
    [undefined, 0],
  ])('%j stands for the position %d', (watermark, position) => {
    expect(readWatermark(watermark)).toBe(position);
  });
});
