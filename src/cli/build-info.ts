import { KERNELS } from '../core/index.ts';

/** Put in by vite.cli.config.ts, so that the built program knows itself wherever it is copied to. */
declare const SELFSAME_BUILD: { readonly version: string; readonly lockSha256: string };

export const VERSION = SELFSAME_BUILD.version;

/** SHA-256 of package-lock.json: what every dependency was. */
export const LOCK_SHA256 = SELFSAME_BUILD.lockSha256;

export const VERSION_LINE = `selfsame ${VERSION} (kernels ${KERNELS})`;
