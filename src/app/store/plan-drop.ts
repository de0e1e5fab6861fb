import type { Problem } from '../../worker/protocol.ts';
import type { Place } from '../route.ts';
import { offer, type Notice, type Offer, type Step } from './notice.ts';
import type { Incoming, IncomingFile } from './incoming.ts';

/** What was dropped and can be used, in its order. */
export interface Dropped {
  readonly bundles: readonly Incoming[];
  readonly datasets: readonly IncomingFile[];
  readonly configs: readonly IncomingFile[];
  /** Exports of the history of runs. */
  readonly histories?: readonly IncomingFile[];
}

/** What a drop has to reckon with. */
export interface Situation {
  readonly place: Place;
  /** The bundle that is open in Verify. */
  readonly open: Incoming | null;
  /** The open bundle came without its data. */
  readonly needsDataset: boolean;
  readonly comparing: boolean;
  /** No dataset and no config is open. */
  readonly experimentEmpty: boolean;
  readonly experimentBusy: boolean;
  readonly verifyBusy: boolean;
  /** A model is open in Predict, of a bundle or of the last run. */
  readonly hasModel?: boolean;
}

export interface DropPlan extends Pick<Notice, 'problems' | 'offers'> {
  readonly step: Step | null;
}

/**
 * Where dropped files go, what is said about it, and what else is offered. Nothing that is open is lost without a way
 * back, and nothing that was dropped is passed over in silence.
 */
export function planDrop(dropped: Dropped, now: Situation): DropPlan {
  const [history, ...histories] = dropped.histories ?? [];
  const others = [...dropped.bundles, ...dropped.datasets, ...dropped.configs];
  if (history !== undefined && others.length > 0)
    return withSurplus(planDrop({ ...dropped, histories: [] }, now), [history, ...histories]);
  if (history !== undefined)
    return withSurplus({ step: { to: 'history', file: history }, problems: [], offers: [] }, histories);
  const [first, second, ...more] = dropped.bundles;
  if (second !== undefined) return comparison(first, second, [...more, ...dropped.datasets, ...dropped.configs], now);
  if (first !== undefined) return verification(first, dropped, now);
  const [dataset = null, ...datasets] = dropped.datasets;
  const [config = null, ...configs] = dropped.configs;
  if (dataset !== null && config === null) return withSurplus(oneDataset(dataset, now), datasets);
  if (dataset === null && config === null) return { step: null, problems: [], offers: [] };
  return withSurplus(experiment({ to: 'experiment', dataset, config }, now), [...datasets, ...configs]);
}

function comparison(first: Incoming, second: Incoming, surplus: readonly Incoming[], now: Situation): DropPlan {
  const step: Step = { to: 'compare', first, second };
  const plan = now.verifyBusy
    ? waiting(step, `${first.name} and ${second.name}`, 'verify', 'compare them')
    : { step, problems: [], offers: back(now) };
  return withSurplus(plan, surplus);
}

function verification(bundle: Incoming, { datasets, configs }: Dropped, now: Situation): DropPlan {
  const [dataset = null, ...surplus] = datasets;
  const step: Step = now.place === 'predict' ? { to: 'predict', bundle, dataset } : { to: 'verify', bundle, dataset };
  if (now.verifyBusy) {
    const names = dataset === null ? bundle.name : `${bundle.name} and ${dataset.name}`;
    return withSurplus(waiting(step, names, 'verify', `open ${bundle.name}`), [...surplus, ...configs]);
  }
  const problems: Problem[] = [];
  const offers: Offer[] = [];
  if (now.open !== null && now.place !== 'predict') {
    problems.push(said(`${bundle.name} has taken the place of ${now.open.name}.`));
    offers.push(offer('Compare the two', { to: 'compare', first: now.open, second: bundle }));
    offers.push(offer(`Back to ${now.open.name}`, { to: 'verify', bundle: now.open, dataset: null }));
  } else if (now.place === 'experiment' && !now.experimentEmpty) {
    problems.push(said(`${bundle.name} is a bundle, so it was opened in Verify. Your experiment is as it was.`));
    offers.push(...back(now));
  }
  return withSurplus({ step, problems, offers }, [...surplus, ...configs]);
}

/** A CSV may be meant for the experiment, as the data of the open bundle, or for its model. */
function oneDataset(dataset: IncomingFile, now: Situation): DropPlan {
  const toExperiment: Step = { to: 'experiment', dataset, config: null };
  const experimentOffer = offer('Open it in Experiment', toExperiment);
  if (now.place === 'experiment' || now.place === 'runs') return experiment(toExperiment, now);
  const predict: Step = { to: 'predict', bundle: null, dataset };
  if (now.place === 'predict') {
    if (now.open !== null || now.hasModel === true) return { step: predict, problems: [], offers: [] };
    const message = `${dataset.name} is a dataset, and no bundle is open whose model could answer it.`;
    return { step: null, problems: [unfit(message, 'Open a bundle first.')], offers: [experimentOffer] };
  }
  if (now.verifyBusy) return waiting({ to: 'supply', dataset }, dataset.name, 'verify', 'check it', [experimentOffer]);
  if (now.open !== null && !now.comparing) {
    if (now.needsDataset) return { step: { to: 'supply', dataset }, problems: [], offers: [] };
    const message = `${dataset.name} is a dataset, and ${now.open.name} has its own already.`;
    return {
      step: null,
      problems: [unfit(message)],
      offers: [offer('Ask the bundle’s model about it', predict), experimentOffer],
    };
  }
  if (now.experimentEmpty) return experiment(toExperiment, now);
  const message = `${dataset.name} is a dataset; what is checked here are bundles.`;
  return { step: null, problems: [unfit(message)], offers: [experimentOffer] };
}

function experiment(step: Step & { readonly to: 'experiment' }, now: Situation): DropPlan {
  const names = [step.dataset?.name, step.config?.name].filter((name) => name !== undefined).join(' and ');
  if (now.experimentBusy) return waiting(step, names, 'experiment', `open ${names}`);
  return { step, problems: [], offers: [] };
}

const WORK = { experiment: 'A run', verify: 'A replay' } as const;

/** What was dropped in the middle of a run is kept at hand. */
function waiting(
  step: Step,
  names: string,
  stop: 'experiment' | 'verify',
  then: string,
  others: readonly Offer[] = [],
): DropPlan {
  const problem: Problem = {
    code: 'file/busy',
    severity: 'warning',
    message: `${WORK[stop]} is under way, so ${names} ${names.includes(' and ') ? 'were' : 'was'} left aside. Nothing is lost.`,
  };
  return { step: null, problems: [problem], offers: [offer(`Cancel it and ${then}`, step, stop), ...others] };
}

function back({ place, experimentEmpty }: Situation): readonly Offer[] {
  return place === 'experiment' && !experimentEmpty
    ? [offer('Back to the experiment', { to: 'place', place: 'experiment' })]
    : [];
}

function withSurplus(plan: DropPlan, surplus: readonly Incoming[]): DropPlan {
  if (surplus.length === 0) return plan;
  const names = surplus.map(({ name }) => name);
  const listed = names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
  const problem: Problem = {
    code: 'file/surplus',
    severity: 'warning',
    message: `${listed} ${names.length === 1 ? 'was' : 'were'} left aside: that was more than can be opened at once.`,
    fix: 'Drop a dataset with its config, a bundle with its dataset, or two bundles to compare.',
  };
  return { ...plan, problems: [...plan.problems, problem] };
}

function said(message: string): Problem {
  return { code: 'file/moved', severity: 'note', message };
}

function unfit(message: string, fix?: string): Problem {
  return { code: 'file/kind', severity: 'warning', message, fix };
}
