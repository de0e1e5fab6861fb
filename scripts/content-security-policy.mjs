/**
 * Nothing leaves the machine: the page may load and call its own address alone. `style-src` needs `unsafe-inline` for
 * the editor and the charts, which set styles from script. `wasm-unsafe-eval` lets kernels be compiled from WebAssembly and
 * no JavaScript from text; without it they run as JavaScript, slower and with the same results.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ');
