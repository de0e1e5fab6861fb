import { describe, expect, it } from 'vitest';
import { placeNames } from '../../../src/app/results/explore/curve-names.ts';

const plot = {
  left: 44,
  right: 344,
  top: 10,
  bottom: 270,
  x: (v: number) => 44 + 300 * v,
  y: (v: number) => 270 - 260 * v,
};
const curve = (...points: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(points, (p) => p[0]),
  y: Float64Array.from(points, (p) => p[1]),
});

describe('names of curves', () => {
  it('stand beside their own curve where they stand best', () => {
    const [name] = placeNames([{ text: 'recall', curve: curve([0, 0.5], [1, 0.5]), at: 0.5 }], plot, []);
    expect(Math.abs(name.x - plot.x(0.5))).toBeLessThan(60);
    expect(Math.abs(name.y - plot.y(0.5))).toBeLessThan(24);
  });

  it('do not meet another curve or each other', () => {
    const low = curve([0, 0.1], [1, 0.9]);
    const high = curve([0, 0.2], [1, 0.95]);
    const [a, b] = placeNames(
      [
        { text: 'precision', curve: low, at: 0.5 },
        { text: 'F1', curve: high, at: 0.5 },
      ],
      plot,
      [],
    );
    // One above both, one below both: between them there is no room.
    const under = (name: { x: number; y: number }, value: number): number => name.y - plot.y(value);
    expect(under(a, 0.5)).toBeGreaterThan(0);
    expect(under(b, 0.58)).toBeLessThan(0);
  });

  it('keep off what is there already, and come out somewhere where everything is taken', () => {
    const flat = { text: 'F1', curve: curve([0, 0.5], [1, 0.5]), at: 0.1 };
    const [kept] = placeNames([flat], plot, [{ x: 44, y: 10, width: 150, height: 260 }]);
    expect(kept.x).toBeGreaterThan(190);
    expect(placeNames([flat], plot, [{ x: 44, y: 10, width: 300, height: 260 }])).toHaveLength(1);
  });
});
