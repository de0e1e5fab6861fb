/** Put in by the build (scripts/build-info.mjs), so that the built program knows itself wherever it is copied to. */
declare const SELFSAME_BUILD: { readonly version: string; readonly lockSha256: string } | undefined;

/** Undefined where the sources run unbuilt, as in tests. */
const build = typeof SELFSAME_BUILD === 'undefined' ? undefined : SELFSAME_BUILD;

export const VERSION = build?.version ?? null;

/** SHA-256 of package-lock.json: what every dependency was. */
export const LOCK_SHA256 = build?.lockSha256 ?? null;
