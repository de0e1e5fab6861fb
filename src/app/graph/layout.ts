import type { ModelName, Task } from '../../worker/protocol.ts';
import { modelName } from '../text/names.ts';

/** What a cell of the drawn graph stands for: one task, or several that a person takes for one. */
export interface GraphCell {
  readonly id: string;
  readonly label: string;
  /** Names of its tasks, in plan order; empty while the plan does not know them yet. */
  readonly tasks: readonly string[];
  /** More will come once the best model is known: what is there runs ahead of it. */
  readonly isOpen?: boolean;
}

export interface GraphLane {
  readonly model: ModelName | null;
  readonly label: string;
  /** One a fold. */
  readonly cells: readonly GraphCell[];
}

/** Stages from left to right: shared ones before, a lane a model with a cell a fold, shared ones after. */
export interface GraphLayout {
  readonly before: readonly GraphCell[];
  readonly folds: readonly number[];
  readonly prepare: GraphLane;
  readonly lanes: readonly GraphLane[];
  readonly after: readonly GraphCell[];
}

const STAGES_BEFORE = ['data', 'split'] as const;
const STAGES_AFTER = ['rank', 'final fit', 'threshold', 'test'] as const;
type Stage = (typeof STAGES_BEFORE)[number] | (typeof STAGES_AFTER)[number];

function stageOf(task: Task): Stage | null {
  if (task.part === 'final') return 'final fit';
  switch (task.kind) {
    case 'table':
    case 'features':
      return 'data';
    case 'split':
      return 'split';
    case 'evaluate':
    case 'baseline':
    case 'select':
      return 'rank';
    case 'threshold':
      return 'threshold';
    case 'test':
    case 'drift':
    case 'comparisons':
    case 'intervals':
    case 'importance-repeat':
    case 'importance':
      return 'test';
    default:
      return null;
  }
}

export function layoutGraph(tasks: readonly Task[]): GraphLayout {
  const namesOf = (wanted: (task: Task) => boolean): string[] => tasks.filter(wanted).map((task) => task.name);
  const knowsBest = tasks.some((task) => task.kind === 'test');
  const stage = (label: Stage): GraphCell => ({
    id: label,
    label,
    tasks: namesOf((t) => stageOf(t) === label),
    isOpen: !knowsBest && (label === 'final fit' || label === 'test'),
  });
  const folds = [...new Set(tasks.flatMap((task) => (typeof task.part === 'number' ? [task.part] : [])))].sort(
    (a, b) => a - b,
  );
  const models = [
    ...new Set(
      tasks.flatMap((task) => (task.model !== undefined && typeof task.part === 'number' ? [task.model] : [])),
    ),
  ];
  const lane = (model: ModelName | null): GraphLane => {
    const label = model === null ? 'prepare' : modelName(model);
    const cells = folds.map((fold) => ({
      id: `${model ?? 'prepare'}/${fold}`,
      label: `${label}, fold ${fold}`,
      tasks: namesOf((t) => t.part === fold && (t.model ?? null) === model),
    }));
    return { model, label, cells };
  };
  return {
    before: STAGES_BEFORE.map(stage),
    folds,
    prepare: lane(null),
    lanes: models.map(lane),
    after: STAGES_AFTER.map(stage),
  };
}

export function allCells(layout: GraphLayout): GraphCell[] {
  return [...layout.before, ...layout.prepare.cells, ...layout.lanes.flatMap((lane) => lane.cells), ...layout.after];
}
