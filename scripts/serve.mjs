/** Serves the built page: `PORT=5055 node scripts/serve.mjs [folder]`. No directory listing, nothing outside the folder. */
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.mjs';

const ROOT = resolve(process.argv[2] ?? fileURLToPath(new URL('../dist/page', import.meta.url)));
const PORT = Number(process.env.PORT ?? 5055);
const HOST = process.env.HOST ?? '127.0.0.1';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.yaml': 'application/yaml; charset=utf-8',
};

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The file that a URL means, or null: decoded once, and never outside the root. */
async function fileOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = normalize(join(ROOT, path.endsWith('/') ? `${path}index.html` : path));
    if (path.includes('\0') || !file.startsWith(ROOT + sep)) return null;
    const info = await stat(file);
    return info.isFile() ? { file, size: info.size } : null;
  } catch {
    return null;
  }
}

const server = createServer(async (request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...HEADERS, Allow: 'GET, HEAD' }).end();
    return;
  }
  const found = await fileOf(request.url ?? '/');
  if (found === null) {
    response.writeHead(404, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  // Files in assets/ carry a hash of their content in the name.
  const forever = found.file.startsWith(join(ROOT, 'assets') + sep);
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': TYPES[extname(found.file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': forever ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(found.file).pipe(response);
});

server.on('error', (error) => {
  const busy = error.code === 'EADDRINUSE';
  console.error(busy ? `Port ${PORT} is taken. Choose another: PORT=${PORT + 1} npm start` : error.message);
  process.exitCode = 1;
});

server.listen(PORT, HOST, () => {
  const url = `http://${HOST === '127.0.0.1' ? 'localhost' : HOST}:${PORT}/`;
  console.log(`Selfsame is at ${url} (Ctrl+C ends it)`);
  if (process.stdout.isTTY && !process.env.CI && process.env.BROWSER !== 'none') openBrowser(url);
});

/** A convenience: where there is no browser to open, the printed address is enough. */
function openBrowser(url) {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
