/** What a reader of bundles takes, zip or folder; the page asks it before it reads. */
export { ZIP_LIMITS } from '../core/bundle/zip-format.ts';
