import fc from 'fast-check';

/** A change to bytes: overwritten, cut out, or repeated. */
type Edit = readonly [kind: 'set' | 'cut' | 'copy' | 'insert', at: number, length: number, filling: Uint8Array];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('set', 'cut', 'copy', 'insert'),
  fc.nat(),
  fc.nat({ max: 64 }),
  fc.uint8Array({ minLength: 1, maxLength: 8 }),
);

/** Good bytes with a few edits anywhere. */
export function damaged(good: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(good, fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([bytes, edits]) => edits.reduce(apply, bytes));
}

function apply(bytes: Uint8Array, [kind, where, length, filling]: Edit): Uint8Array {
  const at = bytes.length === 0 ? 0 : where % bytes.length;
  const rest = bytes.subarray(at);
  const parts = {
    set: [bytes.subarray(0, at), filling.subarray(0, rest.length), rest.subarray(filling.length)],
    cut: [bytes.subarray(0, at), rest.subarray(length)],
    copy: [bytes.subarray(0, at), rest.subarray(0, length), rest],
    insert: [bytes.subarray(0, at), filling, rest],
  }[kind];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    out.set(part, end);
    end += part.length;
  }
  return out;
}

/** Text made of the pieces that a reader stumbles over. */
export function textOf(pieces: readonly string[], maxLength: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }) },
    { weight: 1, arbitrary: fc.oneof(fc.double().map(String), fc.integer().map(String)) },
  );
  return fc.array(piece, { maxLength }).map((all) => all.join(''));
}

/** Now and then a piece of the input over and over, up to so many bytes: what takes long, takes long with these. */
export function repeated(inputs: fc.Arbitrary<Uint8Array>, maxBytes: number): fc.Arbitrary<Uint8Array> {
  return fc.tuple(inputs, fc.nat(), fc.nat({ max: maxBytes })).map(([bytes, where, length]) => {
    const at = bytes.length === 0 ? 0 : where % bytes.length;
    const piece = bytes.subarray(at);
    if (piece.length === 0) return bytes;
    const out = new Uint8Array(at + length);
    out.set(bytes.subarray(0, Math.min(at, out.length)));
    for (let end = at; end < out.length; end += piece.length) out.set(piece.subarray(0, out.length - end), end);
    return out;
  });
}
