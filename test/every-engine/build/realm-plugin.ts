import { build, type Plugin, type Rollup } from 'vite';

const NAME = 'virtual:realm-script';

/** The evaluation as a script whose value is the function: what a realm without modules can run. */
export function realmScript(): Plugin {
  return {
    name: 'realm-script',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const built = (await build({
        configFile: false,
        publicDir: false,
        logLevel: 'error',
        build: {
          write: false,
          target: 'es2022',
          minify: false,
          lib: { entry: 'test/every-engine/realm/evaluate.ts', formats: ['iife'], name: 'realm' },
        },
      })) as Rollup.RollupOutput[];
      return `export default ${JSON.stringify(`${built[0].output[0].code};realm.evaluate`)};`;
    },
  };
}
