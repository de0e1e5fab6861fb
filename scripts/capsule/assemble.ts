import { createHash } from 'node:crypto';

export interface CapsuleParts {
  /** The page's index.html, whose references to files are replaced. */
  readonly template: string;
  readonly css: string;
  readonly script: string;
  readonly worker: string;
  readonly icon: string;
  /** File name and text. */
  readonly sample: readonly (readonly [string, string])[];
}

/** One file with everything in it. Throws where the template has changed so that a reference would be left. */
export function assembleCapsule({ template, css, script, worker, icon, sample }: CapsuleParts): string {
  const code = inScript(script);
  const policy = contentSecurityPolicy(code);
  const data = [
    ...sample.map(([name, text]) => block(name, asText(text))),
    // Not run by the page: workers are made of it.
    block('worker', inScript(worker)),
  ];
  let html = template;
  const replace = (what: RegExp, by: string): void => {
    if (!what.test(html)) throw new Error(`index.html has nothing like ${what.source}`);
    html = html.replace(what, () => by);
  };
  replace(
    /<meta charset="utf-8" \/>/,
    `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
  replace(/<link rel="icon"[^>]*>/, `<link rel="icon" href="data:image/svg+xml;base64,${base64(icon)}" />`);
  replace(/\s*<link rel="apple-touch-icon"[^>]*>/, '');
  replace(/\s*<link rel="manifest"[^>]*>/, '');
  replace(/<\/head>/, `<style>${inStyle(css)}</style>\n  </head>`);
  replace(/<script type="module"[^>]*><\/script>/, `${data.join('\n    ')}\n    <script>${code}</script>`);
  return html;
}

/**
 * Nothing is loaded from anywhere, and nothing runs but this script and the workers that it makes. What the page may be
 * framed by or sandboxed to cannot be said in a file.
 */
function contentSecurityPolicy(script: string): string {
  return [
    "default-src 'none'",
    // WebAssembly is compiled from this script's text: kernels of the models.
    `script-src '${hash(script)}' 'wasm-unsafe-eval'`,
    // The editor and the charts set styles from script.
    "style-src 'unsafe-inline'",
    'worker-src blob:',
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const block = (id: string, text: string): string => `<script type="text/plain" id="${id}">${text}</script>`;

/** The two sequences that mean something to HTML inside a script can stand in JavaScript only in strings and alike. */
function inScript(code: string): string {
  return code.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
}

function inStyle(css: string): string {
  if (/<\/style/i.test(css)) throw new Error('the style would end itself');
  return css;
}

/** A text that reaches the reader of a script element as it is, byte for byte. */
function asText(text: string): string {
  if (/\r|\0|<\/script|<!--|^\n/i.test(text)) throw new Error('the sample cannot stand in HTML as it is');
  return text;
}
