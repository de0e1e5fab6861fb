import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Engines, and what they worked out. */
export const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'selfsame-engines');

/**
 * Puts a package of npm, in one exact version, into a folder of its own in the user's cache, where the next run finds it.
 * @param foreign for a package of another processor's programs
 * @returns its folder in `node_modules`
 */
export function npmPackage(name: string, version: string, foreign = false): string {
  const prefix = join(CACHE, `${name}-${version}`);
  const folder = join(prefix, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  mkdirSync(prefix, { recursive: true });
  const options = ['--no-audit', '--no-fund', '--silent', ...(foreign ? ['--force', '--ignore-scripts'] : [])];
  try {
    execFileSync('npm', ['install', ...options, '--prefix', prefix, `${name}@${version}`], { stdio: 'pipe' });
  } catch {
    throw new Error(`npm has no ${name}@${version} for this machine`);
  }
  return folder;
}

/** A program that Debian's packages bring; where it is missing it is installed, which only root can. */
export function debianProgram(program: string, packages: readonly string[]): string {
  if (!existsSync(program)) {
    if (process.getuid?.() !== 0) throw new Error(`needs Debian's ${packages.join(' ')}`);
    const run = (...args: string[]) =>
      execFileSync('apt-get', args, { stdio: 'pipe', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    try {
      run('update', '-qq');
      run('install', '-y', '-qq', '--no-install-recommends', ...packages);
    } catch {
      throw new Error(`Debian's ${packages.join(' ')} could not be installed`);
    }
  }
  return program;
}
