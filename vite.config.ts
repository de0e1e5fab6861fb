import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { buildInfo } from './scripts/build-info.mjs';
import { CONTENT_SECURITY_POLICY } from './scripts/content-security-policy.mjs';
import { serviceWorker } from './scripts/offline/plugin.ts';
import { pageWeight } from './scripts/page-weight.ts';

/** The built page carries its policy itself, so that it holds on any static host. (The dev server needs inline code.) */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  // Relative, so that the page runs under any path.
  base: './',
  define: buildInfo(),
  plugins: [react(), contentSecurityPolicy(), pageWeight(), serviceWorker()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist/page',
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
});
