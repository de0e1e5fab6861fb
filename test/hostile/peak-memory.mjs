// Loaded before the program in a child process: says at its end how much memory it had at most, in bytes.
import { readFileSync, writeFileSync } from 'node:fs';

// On Linux resourceUsage() begins at the size of the process that started this one.
const kilobytes = () =>
  process.platform === 'linux'
    ? Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
    : process.resourceUsage().maxRSS;

process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(kilobytes() * 1024)));
