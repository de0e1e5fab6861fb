export function compileKernels(): Promise<{ readonly bytes: Uint8Array; readonly text: string }>;
export function moduleSource(bytes: Uint8Array): string;
