// Loaded into the program with `--import`: says on stderr which files below WATCHED it touches.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const watched = process.env.WATCHED;
for (const module of [fs, fs.promises])
  for (const [name, original] of Object.entries(module)) {
    if (typeof original !== 'function' || !/^[a-z]/.test(name)) continue;
    module[name] = new Proxy(original, {
      apply(target, self, args) {
        if (String(args[0]).startsWith(watched)) process.stderr.write(`TOUCHED ${name} ${args[0]}\n`);
        return Reflect.apply(target, self, args);
      },
    });
  }
syncBuiltinESMExports();
