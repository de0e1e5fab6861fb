/** What the page says to its service worker. */
export const TAKE_OVER = 'take over';
/** Answered, on the port that comes with it, with the name of the lock by which a tab keeps that version's files. */
export const WHICH_VERSION = 'which version';
