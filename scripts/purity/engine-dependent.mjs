/**
 * What ECMAScript leaves to the engine, the locale, the day or the machine. ESLint bans all of it in the core, and the
 * tests' guard makes it throw while the core runs.
 */

/** Functions of `Math` that are "implementation-approximated" (ECMA-262, 21.3.2), and the one that is unseeded. */
export const MATH =
  'exp log log2 log10 log1p expm1 pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh cbrt hypot random'.split(
    ' ',
  );

/** Methods whose answer depends on the locale. */
export const LOCALE_METHODS =
  'localeCompare toLocaleString toLocaleUpperCase toLocaleLowerCase toLocaleDateString toLocaleTimeString'.split(' ');

/** Methods of `crypto` that nobody can seed. */
export const UNSEEDED_METHODS = ['randomUUID', 'getRandomValues'];
