import { build, type Rolldown } from 'vite';
import { buildInfo } from '../build-info.mjs';
import { capsuleModules } from './modules.ts';

/** The script of both workers, whole and classic. */
export async function workerScript(): Promise<string> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: buildInfo(),
    plugins: [capsuleModules()],
    build: {
      write: false,
      target: 'es2023',
      chunkSizeWarningLimit: 4000,
      rollupOptions: {
        input: 'src/worker/capsule.worker.ts',
        output: { format: 'iife', codeSplitting: false },
        checks: { emptyImportMeta: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  const [script, ...others] = built.output;
  if (others.length > 0) throw new Error('the worker of the single file is not one script');
  return script.code;
}
