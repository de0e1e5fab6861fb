import { describe, expect, it } from 'vitest';
import { once, onceDone } from '../../../src/core/bundle/once.ts';

describe('once', () => {
  it('makes its value one time', () => {
    let made = 0;
    const value = once(() => ++made);
    expect([value(), value(), made]).toEqual([1, 1, 1]);
  });

  it('throws again what was thrown', () => {
    let made = 0;
    const value = once((): number => {
      throw new Error(`made ${++made}`);
    });
    expect(value).toThrow('made 1');
    expect(value).toThrow('made 1');
  });
});

describe('onceDone', () => {
  it('makes its value one time, also for those who ask while it is made', async () => {
    let made = 0;
    const value = onceDone((by: string | undefined) => Promise.resolve(`${by ?? 'nobody'} ${++made}`));
    expect(await Promise.all([value('a'), value('b'), value()])).toEqual(['a 1', 'a 1', 'a 1']);
  });

  it('tries again what has failed, as when it was cancelled', async () => {
    let tries = 0;
    const value = onceDone(() => (++tries === 1 ? Promise.reject(new Error('cancelled')) : Promise.resolve(tries)));
    await expect(value()).rejects.toThrow('cancelled');
    expect(await value()).toBe(2);
  });
});
