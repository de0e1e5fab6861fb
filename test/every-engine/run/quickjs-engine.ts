import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Saying } from '../program/orders.ts';
import type { Engine } from './engine.ts';

/** What is used of quickjs-emscripten. */
interface QuickJs {
  newRuntime(): {
    newContext(): Context;
    executePendingJobs(): { error?: Handle; dispose(): void };
    setMaxStackSize(bytes: number): void;
    dispose(): void;
  };
}
interface Handle {
  dispose(): void;
}
interface Context {
  readonly global: Handle;
  newFunction(name: string, call: (text: Handle) => void): Handle;
  setProp(on: Handle, name: string, value: Handle): void;
  getString(handle: Handle): string;
  evalCode(code: string, file: string, options?: { type: 'module' }): { error?: Handle; value?: Handle };
  dump(handle: Handle): unknown;
  dispose(): void;
}

/** The two names beyond ECMAScript that the core cannot do without, and a place to say things. */
const prelude = (orders: string): string => `
globalThis.TextEncoder = class {
  encode(text) {
    const bytes = unescape(encodeURIComponent(text));
    return Uint8Array.from({ length: bytes.length }, (_, i) => bytes.charCodeAt(i));
  }
};
globalThis.TextDecoder = class {
  decode(bytes) {
    const parts = [];
    for (let i = 0; i < bytes.length; i++) parts.push('%' + (256 + bytes[i]).toString(16).slice(1));
    try { return decodeURIComponent(parts.join('')); } catch { throw new TypeError('no UTF-8'); }
  }
};
globalThis.selfsameHost = { orders: ${orders}, emit: (saying) => say(JSON.stringify(saying)) };`;

/** QuickJS compiled to WebAssembly: an interpreter with a maths library of its own, without threads, clock or network. */
export async function quickJsEngine(program: string, folder: string, version: string): Promise<Engine> {
  const { getQuickJS } = createRequire(join(folder, 'package.json'))('quickjs-emscripten') as {
    getQuickJS(): Promise<QuickJs>;
  };
  const quickJs = await getQuickJS();
  return {
    version,
    run: async (orders, _, hear) => {
      const runtime = quickJs.newRuntime();
      runtime.setMaxStackSize(4 * 1024 * 1024);
      const context = runtime.newContext();
      context.setProp(
        context.global,
        'say',
        context.newFunction('say', (text) => hear(JSON.parse(context.getString(text)) as Saying)),
      );
      const evaluate = (code: string, file: string, options?: { type: 'module' }): void => {
        const { error } = context.evalCode(code, file, options);
        if (error !== undefined) throw new Error(JSON.stringify(context.dump(error)));
      };
      evaluate(prelude(JSON.stringify(orders)), 'prelude.js');
      evaluate(readFileSync(program, 'utf8'), 'program.mjs', { type: 'module' });
      const { error } = runtime.executePendingJobs();
      if (error !== undefined) throw new Error(JSON.stringify(context.dump(error)));
    },
  };
}
