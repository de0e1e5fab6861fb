export const MATH: readonly string[];
export const LOCALE_METHODS: readonly string[];
export const UNSEEDED_METHODS: readonly string[];
