import type { RunConfig } from '../core/config/config.ts';
import { placeProblems } from '../core/config/place-problems.ts';
import { parseRegistry, registered, registryAbsent, registryProblems } from '../core/config/registry.ts';
import { SelfsameError } from '../core/errors.ts';
import type { OpenDataset, Session } from './workbench-session.ts';

/**
 * Takes a registry of datasets in place of the one before.
 * @returns how many datasets it has
 * @throws SelfsameError `registry/invalid`
 */
export function openRegistry(session: Session, text: string): number {
  session.registry = parseRegistry(text);
  return session.registry.entries.length;
}

/**
 * Holds the dataset to the name that the config gives it, if it does. A config that pins this very file by its hash says
 * as much as a registry would.
 * @param text that the config was parsed from
 * @throws SelfsameError `registry/*`
 */
export function checkRegistered({ registry }: Session, dataset: OpenDataset, config: RunConfig, text: string): void {
  const { dataset: name, sha256 } = config.data;
  if (name === undefined || sha256 === dataset.sha256) return;
  try {
    if (registry === null)
      throw registryAbsent(
        name,
        `Drop the registry (datasets.yaml) here too, or write \`sha256: ${dataset.sha256}\` below \`data:\` if this file is meant.`,
      );
    const found = { sha256: dataset.sha256, bytes: dataset.bytes.length, rows: null };
    const problems = registryProblems(registered(registry, name), found, dataset.name);
    // Its lines are those of the registry; in the page problems stand beside the config.
    if (problems.length > 0)
      throw new SelfsameError(problems.map((problem) => ({ ...problem, place: { path: 'data.dataset' } })));
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    throw new SelfsameError(placeProblems(text, error.problems), { cause: error });
  }
}
