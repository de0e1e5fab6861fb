import { arenaBytes } from '../../wasm/arena.ts';
import { openKernels } from '../../wasm/open-kernels.ts';
import { createPlaces, QUAD, RECORD, type PackedLoops } from './packed-loops.ts';
import { TILE_PANELS, type PackedRows } from './packed-rows.ts';

const SPARE = 256;

/** As `plainLoops`, on a copy of the rows' whole numbers; `null` without compiled kernels. */
export function compiledLoops(packed: PackedRows, quads: number): PackedLoops | null {
  const { pairs } = packed;
  const ofRows = arenaBytes(packed.wholes.length, 2) + arenaBytes(packed.halves.length, 4);
  const ofQueries =
    arenaBytes(quads * pairs * 2 * QUAD, 2) + arenaBytes(quads * QUAD, 4) + arenaBytes(TILE_PANELS * RECORD, 4);
  const open = openKernels(ofRows + ofQueries + SPARE);
  if (open === null) return null;
  const { kernels, arena } = open;
  const wholes = arena.int16(packed.wholes.length);
  wholes.set(packed.wholes);
  const halves = arena.int32(packed.halves.length);
  halves.set(packed.halves);
  const places = createPlaces(arena, packed, quads);
  const { queries, least, hits, products } = places;
  return {
    ...places,
    nextHit: (quad, from, to) =>
      kernels.nextHit(
        wholes.byteOffset,
        halves.byteOffset,
        from,
        to,
        pairs,
        queries.byteOffset + quad * pairs * 4 * QUAD,
        least.byteOffset + quad * 4 * QUAD,
        hits.byteOffset,
      ),
    panelProducts(quad, from, to) {
      kernels.panelProducts(
        wholes.byteOffset,
        halves.byteOffset,
        from,
        to,
        pairs,
        queries.byteOffset + quad * pairs * 4 * QUAD,
        products.byteOffset,
      );
    },
  };
}
