import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planDrop, type Dropped, type Situation } from '../../src/app/store/plan-drop.ts';
import type { IncomingFile } from '../../src/app/store/incoming.ts';

const file = (name: string): IncomingFile => ({ name, blob: new Blob([name]) });
const [A, B, C] = ['a.zip', 'b.zip', 'c.zip'].map(file);
const [D, E] = ['d.csv', 'e.csv'].map(file);
const Y = file('config.yaml');

const drop = (change: Partial<Dropped>): Dropped => ({ bundles: [], datasets: [], configs: [], ...change });
const now = (change: Partial<Situation> = {}): Situation => ({
  place: 'verify',
  open: null,
  needsDataset: false,
  comparing: false,
  experimentEmpty: true,
  experimentBusy: false,
  verifyBusy: false,
  ...change,
});
const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);

describe('planDrop', () => {
  it('compares two bundles; a third is named', () => {
    const plan = planDrop(drop({ bundles: [A, B, C] }), now());
    expect(plan.step).toEqual({ to: 'compare', first: A, second: B });
    expect(plan.problems[0]).toMatchObject({
      code: 'file/surplus',
      message: expect.stringContaining('c.zip') as string,
    });
  });

  it('imports a history of runs, also in the middle of a run; files dropped with it come first and name it', () => {
    const [H, I] = ['h.json', 'i.json'].map(file);
    const plan = planDrop(drop({ histories: [H] }), now({ experimentBusy: true, verifyBusy: true }));
    expect(plan).toEqual({ step: { to: 'history', file: H }, problems: [], offers: [] });
    expect(codes(planDrop(drop({ histories: [H, I] }), now()))).toEqual(['file/surplus']);
    const both = planDrop(drop({ bundles: [A], histories: [H] }), now());
    expect(both.step).toMatchObject({ to: 'verify', bundle: A });
    expect(both.problems[0].message).toContain('h.json');
  });

  it('takes a bundle with the dataset beside it', () => {
    expect(planDrop(drop({ bundles: [A], datasets: [D] }), now()).step).toEqual({
      to: 'verify',
      bundle: A,
      dataset: D,
    });
  });

  it('offers the way back where a bundle takes the place of another, and the comparison', () => {
    const plan = planDrop(drop({ bundles: [B] }), now({ open: A }));
    expect(plan.step).toMatchObject({ to: 'verify', bundle: B });
    expect(plan.offers.map(({ step }) => step)).toEqual([
      { to: 'compare', first: A, second: B },
      { to: 'verify', bundle: A, dataset: null },
    ]);
  });

  it('moves a bundle from Experiment to Verify and says so where there is an experiment to come back to', () => {
    const empty = planDrop(drop({ bundles: [A] }), now({ place: 'experiment' }));
    expect(empty).toMatchObject({ step: { to: 'verify' }, problems: [] });
    const plan = planDrop(drop({ bundles: [A] }), now({ place: 'experiment', experimentEmpty: false }));
    expect(codes(plan)).toEqual(['file/moved']);
    expect(plan.offers[0].step).toEqual({ to: 'place', place: 'experiment' });
  });

  it('takes a CSV in Verify for the data that a bundle lacks', () => {
    const plan = planDrop(drop({ datasets: [D] }), now({ open: A, needsDataset: true }));
    expect(plan).toMatchObject({ step: { to: 'supply', dataset: D }, problems: [] });
  });

  it('opens no CSV in Verify on its own account where something is open, and offers what it may be for', () => {
    const beside = planDrop(drop({ datasets: [D] }), now({ open: A }));
    expect(beside.step).toBeNull();
    expect(beside.offers.map(({ step }) => step.to)).toEqual(['predict', 'experiment']);
    const alone = planDrop(drop({ datasets: [D] }), now({ experimentEmpty: false }));
    expect(alone.step).toBeNull();
    expect(alone.offers.map(({ step }) => step.to)).toEqual(['experiment']);
    expect(planDrop(drop({ datasets: [D] }), now()).step).toMatchObject({ to: 'experiment' });
  });

  it('asks for a bundle where a CSV is dropped in Predict without one', () => {
    const plan = planDrop(drop({ datasets: [D] }), now({ place: 'predict' }));
    expect(plan.step).toBeNull();
    expect(plan.problems[0].fix).toBe('Open a bundle first.');
    expect(planDrop(drop({ datasets: [D] }), now({ place: 'predict', open: A })).step).toMatchObject({ to: 'predict' });
  });

  it('keeps what is dropped during a run at hand', () => {
    const during = planDrop(drop({ bundles: [B] }), now({ open: A, verifyBusy: true }));
    expect(during.step).toBeNull();
    expect(codes(during)).toEqual(['file/busy']);
    expect(during.offers[0]).toMatchObject({ stop: 'verify', step: { to: 'verify', bundle: B } });
    const training = planDrop(
      drop({ datasets: [D, E], configs: [Y] }),
      now({ place: 'experiment', experimentBusy: true }),
    );
    expect(codes(training)).toEqual(['file/busy', 'file/surplus']);
    expect(training.offers[0]).toMatchObject({ stop: 'experiment', step: { dataset: D, config: Y } });
  });

  it('passes over nothing in silence: each file is in the step, in an offer or in a message', () => {
    const some = (...files: IncomingFile[]) => fc.subarray(files);
    const situation = fc.record({
      place: fc.constantFrom('experiment' as const, 'verify' as const, 'predict' as const),
      open: fc.constantFrom(null, file('open.zip')),
      needsDataset: fc.boolean(),
      comparing: fc.boolean(),
      experimentEmpty: fc.boolean(),
      experimentBusy: fc.boolean(),
      verifyBusy: fc.boolean(),
    });
    const files = fc.record({ bundles: some(A, B, C), datasets: some(D, E), configs: some(Y) });
    fc.assert(
      fc.property(files, situation, (dropped, at) => {
        const plan = planDrop(dropped, at);
        const steps = [plan.step, ...plan.offers.map(({ step }) => step)];
        const taken = steps.flatMap((step) => (step === null ? [] : (Object.values(step) as unknown[])));
        const said = plan.problems.map(({ message }) => message).join(' ');
        for (const item of [...dropped.bundles, ...dropped.datasets, ...dropped.configs])
          expect(taken.includes(item) || said.includes(item.name)).toBe(true);
        // Work that is under way is not disturbed without a click.
        if (at.verifyBusy) expect(['verify', 'compare', 'supply']).not.toContain(plan.step?.to);
        if (at.experimentBusy) expect(plan.step?.to).not.toBe('experiment');
      }),
    );
  });
});
