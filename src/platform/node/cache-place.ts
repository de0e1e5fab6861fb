import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where finished tasks are kept if nobody says otherwise: the user's folder for what can be made again. XDG Base Directory
 * Specification (a relative XDG_CACHE_HOME is to be ignored), `%LOCALAPPDATA%`, `~/Library/Caches`.
 * @throws SystemError where the user has no home
 */
export function defaultCacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = env;
  if (isAbsolute(xdg)) return join(xdg, 'selfsame');
  if (platform === 'win32')
    return join(local === '' ? join(homedir(), 'AppData', 'Local') : local, 'selfsame', 'Cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'selfsame');
  return join(homedir(), '.cache', 'selfsame');
}
