import type { OpenedBundle } from '../core/bundle/open-bundle.ts';
import type { EngineName } from '../core/config/config.ts';
import { OWN_ENGINE, type Engine } from '../core/models/engine.ts';

/** Our own engine at once; the packages of the other one are loaded when they are first needed. */
export async function loadEngine(name: EngineName): Promise<Engine> {
  return name === 'mljs' ? (await import('./mljs/engine.ts')).MLJS : OWN_ENGINE;
}

/** The engine that made a bundle; our own where lineage names none that we have. */
export function engineOfBundle({ lineage }: OpenedBundle): Promise<Engine> {
  return loadEngine(lineage?.engine.name === 'mljs' ? 'mljs' : 'selfsame');
}
