declare module 'seedrandom/lib/alea.js' {
  interface Alea {
    (): number;
    /** A signed 32-bit integer. */
    int32(): number;
  }
  export default function alea(seed: string): Alea;
}
