import { spawnSync } from 'node:child_process';

const PACKAGES = ['python3-sklearn', 'python3-pandas'];
const HOW =
  'The comparison needs Python with scikit-learn and pandas. On Debian: apt-get install python3-sklearn python3-pandas. ' +
  'PYTHON names another interpreter that has them.';

/**
 * A Python that has scikit-learn and pandas; installs Debian's packages where they are absent and this is root.
 * @throws Error with what to do
 */
export function findPython(): string {
  const candidates = process.env['PYTHON'] === undefined ? ['/usr/bin/python3', 'python3'] : [process.env['PYTHON']];
  const ready = (): string | undefined => candidates.find((python) => run(python, ['-c', 'import sklearn, pandas']));
  const found = ready();
  if (found !== undefined) return found;
  if (process.env['PYTHON'] !== undefined || process.getuid?.() !== 0 || !run('apt-get', ['--version']))
    throw new Error(HOW);
  console.error(`Installing ${PACKAGES.join(' and ')} …`);
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', ...PACKAGES]);
  const installed = ready();
  if (installed === undefined) throw new Error(HOW);
  return installed;
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** scikit-learn's version. */
export function sklearnVersion(python: string): string {
  return spawnSync(python, ['-c', 'import sklearn; print(sklearn.__version__)'], { encoding: 'utf8' }).stdout.trim();
}
