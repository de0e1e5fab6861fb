import { exp } from '../../core/numerics/exp.ts';
import { log, log1p } from '../../core/numerics/log.ts';
import { powInteger } from '../../core/numerics/pow-integer.ts';

type MathFunction = (...args: number[]) => number;

/** Of `Math`, what is unseeded or left to the engine and what these packages' code that runs here does not call. */
const FORBIDDEN = 'log2 log10 expm1 sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh cbrt hypot'.split(
  ' ',
);

const forbid =
  (name: string): MathFunction =>
  () => {
    throw new RangeError(`Math.${name} is unseeded or engine-dependent and has no replacement here`);
  };

/** x^y where the packages need it: whole exponents. */
function pow(x: number, y: number): number {
  if (!Number.isInteger(y)) return exp(y * log(x));
  return y < 0 ? 1 / powInteger(x, -y) : powInteger(x, y);
}

const PORTABLE: readonly (readonly [string, MathFunction])[] = [
  ['exp', exp],
  ['log', log],
  ['log1p', log1p],
  ['pow', pow],
];

/**
 * Puts functions in place of those of `Math`, and a clock that stands in place of the day's, until the function that it
 * returns is called. (libsvm-js is a compiled program with a file system, whose files are given the time of day.)
 */
function replace(functions: readonly (readonly [string, MathFunction])[]): () => void {
  const target = Math as unknown as Record<string, MathFunction>;
  const former = functions.map(([name, replacement]) => {
    const own = target[name];
    target[name] = replacement;
    return [name, own] as const;
  });
  const { now } = Date;
  Date.now = () => 0;
  return () => {
    for (const [name, own] of former) target[name] = own;
    Date.now = now;
  };
}

/**
 * The replacements alone, nothing forbidden: for the time in which a module is loaded, when the code of others may run
 * too, whom functions that are right to the last bit but one do no harm.
 */
export function raisePortable(): () => void {
  return replace(PORTABLE);
}

/**
 * Runs a package's synchronous code with `Math` shielded, so that its results are the same bits in every engine. What
 * has no replacement throws. (`**` cannot be replaced; none of the packages' code that runs here has it.)
 */
export function shielded<T>(work: () => T): T {
  const lower = replace([...PORTABLE, ...FORBIDDEN.map((name) => [name, forbid(name)] as const)]);
  try {
    return work();
  } finally {
    lower();
  }
}
