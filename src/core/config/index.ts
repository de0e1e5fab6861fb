export type * from './config.ts';
export {
  CONFIG_FIELDS,
  CONFIG_SECTIONS,
  DEFAULT_MISSING_VALUES,
  type ConfigField,
  type ConfigSection,
} from './fields.ts';
export { parseConfig, parseConfigBytes, type ConfigReading } from './parse-config.ts';
export { resolvedConfig, type ResolvedData } from './resolved.ts';
export { sliceConfig } from './slice.ts';
