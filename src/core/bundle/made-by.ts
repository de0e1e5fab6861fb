import { ENGINE, engineRecord, KERNELS, type EngineRecord } from '../pipeline/kernels.ts';
import { wayToKernels } from './releases.ts';

/** That another version or engine made it, and what can be done nevertheless. */
export function madeBy(engine: EngineRecord): string {
  const here = engineRecord(engine.name === 'mljs' ? engine.name : ENGINE);
  const possible = 'integrity and model check are possible, replay needs';
  if (engine.name === here.name && engine.kernels !== here.kernels)
    return `Made by kernels ${engine.kernels}, this is ${here.kernels}: ${possible} version ${engine.kernels}`;
  return `Made by ${engineWords(engine)}, this is ${engineWords(here)}: ${possible} the same packages`;
}

/** Of packages nothing is known but their names and versions. */
export function wayTo({ kernels }: EngineRecord): string[] {
  return kernels === KERNELS ? [] : [wayToKernels(kernels)];
}

function engineWords({ name, kernels, packages = {} }: EngineRecord): string {
  const versions = Object.entries(packages).map(([of, version]) => `${of} ${version}`);
  return `${name} with kernels ${kernels}${versions.length === 0 ? '' : ` (${versions.join(', ')})`}`;
}
