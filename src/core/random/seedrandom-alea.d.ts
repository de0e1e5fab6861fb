declare module 'seedrandom/lib/alea.js' {
  interface Alea {
    (): number;
    /** A signed 32-bit integer. */
    int32(): number;
    /** The generator's words s0, s1, s2 (multiples of 2^-32 in [0, 1)) and its carry. */
    state(): { readonly s0: number; readonly s1: number; readonly s2: number; readonly c: number };
  }
  export default function alea(seed: string, options?: { readonly state: true }): Alea;
}
