import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyPlace, keyWidth, KEY_ROW } from '../../src/app/charts/key-place.ts';
import { Occupied, type Box } from '../../src/app/charts/occupied.ts';

const AREA: Box = { x: 44, y: 10, width: 300, height: 260 };

describe('a drawing’s free places', () => {
  it('are where no line passes', () => {
    const drawing = new Occupied(AREA);
    drawing.addLine([
      [44, 10],
      [344, 270],
    ]);
    expect(drawing.isFree({ x: 60, y: 200, width: 40, height: 20 })).toBe(true);
    expect(drawing.isFree({ x: 190, y: 135, width: 20, height: 20 })).toBe(false);
    expect(drawing.isFree({ x: 330, y: 20, width: 40, height: 20 })).toBe(false);
  });

  it('are found as near to the corner as there is one, and nowhere where there is none', () => {
    const drawing = new Occupied(AREA);
    expect(drawing.findFree(100, 60, 'left')).toEqual({ x: 44, y: 210, width: 100, height: 60 });
    expect(drawing.findFree(100, 60, 'right')).toEqual({ x: 244, y: 210, width: 100, height: 60 });
    drawing.addBox(AREA);
    expect(drawing.findFree(8, 8, 'left')).toBeNull();
    expect(new Occupied(AREA).findFree(400, 10, 'left')).toBeNull();
  });

  it('hold a key that meets no curve and stays inside', () => {
    const point = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    const lines = ['Forest', 'SVM', 'Logistic'].map((name) => ({ name, value: '0.912' }));
    const to = { x: (v: number) => 44 + 300 * v, y: (v: number) => 270 - 260 * v };
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 6 }), (points) => {
        const curve = { x: Float64Array.from(points, (p) => p[0]), y: Float64Array.from(points, (p) => p[1]) };
        const place = keyPlace([curve], lines, AREA, to, 'left', []);
        if (place === null) return;
        expect(place).toMatchObject({ width: keyWidth(lines), height: 3 * KEY_ROW });
        expect(place.x).toBeGreaterThanOrEqual(AREA.x);
        expect(place.y + place.height).toBeLessThanOrEqual(AREA.y + AREA.height);
        for (let i = 1; i < points.length; i++)
          for (let t = 0; t <= 1; t += 0.01) {
            const x = to.x(points[i - 1][0] + (points[i][0] - points[i - 1][0]) * t);
            const y = to.y(points[i - 1][1] + (points[i][1] - points[i - 1][1]) * t);
            const inside = x > place.x && x < place.x + place.width && y > place.y && y < place.y + place.height;
            expect(inside).toBe(false);
          }
      }),
    );
  });
});
