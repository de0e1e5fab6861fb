/** A task of a run's train.log. */
export interface LoggedTask {
  readonly name: string;
  readonly seconds: number;
}

/** The lines `<since the beginning> <task> done <taken> s …` of a train.log. */
export function readTrainLog(text: string): LoggedTask[] {
  return [...text.matchAll(/^[\d.]+ (\S+) done ([\d.]+) s/gm)].map(([, name, seconds]) => ({
    name,
    seconds: Number(seconds),
  }));
}

/** `fit/svm/fold-0` and `fit/random_forest/final/trees-000-049` are fits of svm and random_forest; others are what they are. */
export function taskKind(name: string): string {
  const [kind, model] = name.split('/');
  return kind === 'fit' ? `fit ${model}` : kind;
}

export interface KindTotal {
  readonly kind: string;
  readonly tasks: number;
  readonly seconds: number;
  readonly longest: number;
}

/** Totals by kind, the largest first. */
export function totalsByKind(tasks: readonly LoggedTask[]): KindTotal[] {
  const byKind = new Map<string, KindTotal>();
  for (const { name, seconds } of tasks) {
    const kind = taskKind(name);
    const total = byKind.get(kind) ?? { kind, tasks: 0, seconds: 0, longest: 0 };
    byKind.set(kind, {
      kind,
      tasks: total.tasks + 1,
      seconds: total.seconds + seconds,
      longest: Math.max(total.longest, seconds),
    });
  }
  return [...byKind.values()].sort((a, b) => b.seconds - a.seconds || (a.kind < b.kind ? -1 : 1));
}
