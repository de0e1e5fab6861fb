export { applyConfigEdit, type ConfigEdit } from './click-edit.ts';
export { completeConfig, keyPathAt, type CompletionOption, type ConfigCompletion } from './complete.ts';
export { composeConfig } from './compose.ts';
export type * from './config.ts';
export { describeConfig, type ConfigDescription } from './describe.ts';
export { removeConfigValue, setConfigValue } from './edit.ts';
export { CONFIG_FIELDS, DEFAULT_MISSING_VALUES, type ConfigField } from './fields.ts';
export { CONFIG_SECTIONS, type ConfigSection } from './sections.ts';
export { nearestName } from './nearest-name.ts';
export { applyOverrides, parseOverride, type Override } from './override.ts';
export { parseConfig, parseConfigBytes, type ConfigReading } from './parse-config.ts';
export { placeProblems } from './place-problems.ts';
export { configReference } from './reference.ts';
export {
  parseRegistry,
  registered,
  registryAbsent,
  registryProblems,
  type FoundDataset,
  type Registry,
  type RegistryEntry,
} from './registry.ts';
export { addToRegistry } from './registry-edit.ts';
export { resolvedConfig, type ResolvedData } from './resolved.ts';
export { sliceConfig } from './slice.ts';
export { starterConfig, type StarterColumn, type StarterOptions, type StarterProfile } from './starter.ts';
