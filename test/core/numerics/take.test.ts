import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takeCodes, takeFloats, takeLabels } from '../../../src/core/numerics/take.ts';

it('takes the elements at the places, in their order and as often as they are named', () =>
  fc.assert(
    fc.property(
      fc.array(fc.double(), { minLength: 1 }).chain((values) =>
        fc.record({
          values: fc.constant(values),
          places: fc.array(fc.nat({ max: values.length - 1 })),
        }),
      ),
      ({ values, places }) => {
        const at = Int32Array.from(places);
        const expected = places.map((place) => values[place]);
        expect(takeFloats(Float64Array.from(values), at)).toEqual(Float64Array.from(expected));
        expect(takeFloats(Float64Array.from(values), Uint32Array.from(places))).toEqual(Float64Array.from(expected));
        expect(takeCodes(Int32Array.from(values), at)).toEqual(Int32Array.from(expected));
        expect(takeLabels(Uint8Array.from(values), at)).toEqual(Uint8Array.from(expected));
      },
    ),
  ));
