/**
 * The core compiles with the ECMAScript library alone. These are the only names beyond it that it uses: browsers,
 * workers, Node, Deno and Bun all have them with one meaning, so they are typed here by hand rather than by letting
 * DOM or Node types in.
 */
interface Universal {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
  readonly TextDecoder: new (
    label: 'utf-8',
    options: { fatal: boolean; ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string };
  readonly crypto?: {
    readonly subtle?: { digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> };
  };
}

export const universal = globalThis as unknown as Universal;

/** What the core needs of an `AbortSignal`. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
