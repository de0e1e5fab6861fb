import { SelfsameError } from '../../src/core/index.ts';

/** The result, or `null` where the input was refused with codes; anything else that is thrown is a fault of ours. */
export async function resultOrCode<T>(use: () => T | Promise<T>): Promise<T | null> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof SelfsameError) || error.problems.length === 0) throw error;
    if (error.problems.some(({ code, message }) => !code.includes('/') || message === '')) throw error;
    return null;
  }
}
