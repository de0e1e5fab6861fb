import type { Slice } from './slice.ts';

/** What the editor asks about places in its text, and the text as a file. */
export function configHelp({ get, outside }: Slice) {
  const { workbench } = outside;
  return {
    editorHelp: {
      complete: (text: string, offset: number) =>
        workbench.completeConfig(text, offset, get().experiment.profile?.columns.map(({ name }) => name) ?? []),
      describe: (text: string, offset: number) => workbench.describeConfig(text, offset),
    },
    configDefaults: (text: string) => workbench.configDefaults(text),
    saveConfig(): void {
      const { config } = get().experiment;
      if (config !== null) outside.save(config.name, config.text, 'application/yaml');
    },
  };
}
