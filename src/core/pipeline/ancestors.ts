import type { Task } from './task.ts';

/** All tasks that `tasks` follow from, themselves left out, in the order of the plan. */
export function ancestorsOf(tasks: readonly Task[], plan: readonly Task[]): Task[] {
  const wanted = new Set(tasks.flatMap(({ inputs }) => inputs));
  const found: Task[] = [];
  for (const candidate of [...plan].reverse()) {
    if (!wanted.has(candidate.name)) continue;
    found.push(candidate);
    for (const input of candidate.inputs) wanted.add(input);
  }
  return found.reverse();
}
