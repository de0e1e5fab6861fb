import type { ExperimentActions } from './experiment-actions.ts';
import type { Offer, Step } from './notice.ts';
import { noNotice } from './notice.ts';
import type { Place } from '../route.ts';
import { planDrop, type Situation } from './plan-drop.ts';
import type { PredictActions } from './predict-actions.ts';
import { problemsOfError } from './problems.ts';
import { readDrop } from './read-drop.ts';
import type { Incoming, IncomingFile } from './incoming.ts';
import type { Slice } from './slice.ts';
import { isExperimentBusy } from './state.ts';
import type { VerifyActions } from './verify-actions.ts';

interface Actions {
  readonly experiment: ExperimentActions;
  readonly verify: VerifyActions;
  readonly predict: PredictActions;
  readonly importHistory: (file: IncomingFile) => Promise<void>;
  /** Ends what is under way in one of the two. */
  readonly stop: (which: 'experiment' | 'verify') => Promise<void>;
}

/** Everything that is dropped or chosen comes through here and goes where it belongs. */
export function dropActions(
  { get, set, outside }: Slice,
  { experiment, verify, predict, importHistory, stop }: Actions,
) {
  async function acceptFiles(items: readonly Incoming[]): Promise<void> {
    set(() => ({ notice: noNotice }));
    const { dropped, problems } = await readDrop(items);
    const plan = planDrop(dropped, situation());
    const place = plan.step === null ? get().place : placeOf(plan.step);
    set(() => ({ notice: { problems: [...problems, ...plan.problems], offers: plan.offers, place } }));
    if (plan.step !== null) await take(plan.step);
  }

  async function takeOffer({ step, stop: first }: Offer): Promise<void> {
    set(() => ({ notice: noNotice }));
    if (first !== null) await stop(first);
    await take(step);
  }

  async function take(step: Step): Promise<void> {
    const place = placeOf(step);
    if (place !== get().place) outside.go(place);
    try {
      await carryOut(step);
    } catch (error) {
      // A file that was there when it was dropped may be gone when it is read.
      set(() => ({ notice: { problems: problemsOfError(error), offers: [], place } }));
    }
  }

  async function carryOut(step: Step): Promise<void> {
    switch (step.to) {
      case 'experiment':
        return experiment.open(await named(step.dataset), await named(step.config));
      case 'verify':
        await verify.openBundle(step.bundle);
        return step.dataset === null ? undefined : verify.supplyDataset(step.dataset);
      case 'compare':
        return verify.compare(step.first, step.second);
      case 'supply':
        return verify.supplyDataset(step.dataset);
      case 'predict':
        if (step.bundle !== null) {
          await verify.openBundle(step.bundle);
          await predict.askBundle();
        }
        return step.dataset === null ? undefined : predict.predict(step.dataset);
      case 'history':
        return importHistory(step.file);
      case 'place':
        return undefined;
    }
  }

  function situation(): Situation {
    const { place, verify: state, experiment: training } = get();
    return {
      place,
      open: state.bundle === null ? null : state.source,
      needsDataset: state.bundle?.dataset?.present === false,
      comparing: state.comparison !== null,
      experimentEmpty: training.dataset === null && training.config === null,
      experimentBusy: isExperimentBusy(training),
      verifyBusy: state.phase !== 'idle',
      hasModel: get().predict.model !== null,
    };
  }

  async function useSample(): Promise<void> {
    try {
      await acceptFiles(await outside.fetchSample());
    } catch (error) {
      set(({ place }) => ({ notice: { problems: problemsOfError(error), offers: [], place } }));
    }
  }

  return {
    acceptFiles,
    takeOffer,
    useSample,
    dismissNotice: () => set(() => ({ notice: noNotice })),
  };
}

function placeOf(step: Step): Place {
  if (step.to === 'place') return step.place;
  if (step.to === 'history') return 'runs';
  return step.to === 'compare' || step.to === 'supply' ? 'verify' : step.to;
}

async function named(file: IncomingFile | null) {
  return file === null ? undefined : { name: file.name, bytes: new Uint8Array(await file.blob.arrayBuffer()) };
}
