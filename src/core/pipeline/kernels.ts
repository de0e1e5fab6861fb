/**
 * Version of everything that determines bytes; raised exactly when the bytes of any result change. 0 is provisional:
 * bytes may still change without a new number, CHANGELOG says when.
 */
export const KERNELS = 0;

/** The engine's name as keys and lineage record it. */
export const ENGINE = 'selfsame';
