import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { watchDeath } from '../../src/platform/node/watch-death.ts';

const ending = () => new Worker('throw new Error("out of luck")', { eval: true });

const over = (worker: Worker) => new Promise((resolve) => worker.once('exit', resolve));

describe('the end of a worker', () => {
  it('is told to who listens, once', async () => {
    const worker = ending();
    const told: string[] = [];
    watchDeath(worker).onDeath((reason) => told.push(reason));
    await over(worker);
    expect(told).toEqual(['out of luck']);
  });

  it('is told to who listens too late', async () => {
    const worker = ending();
    const death = watchDeath(worker);
    await over(worker);
    const told: string[] = [];
    death.onDeath((reason) => told.push(reason));
    expect(told).toEqual(['out of luck']);
  });

  it('is told to nobody who has ended it', async () => {
    const worker = ending();
    const death = watchDeath(worker);
    const told: string[] = [];
    death.onDeath((reason) => told.push(reason));
    death.stop();
    await over(worker);
    expect(told).toEqual([]);
  });
});
