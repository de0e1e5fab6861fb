/** Of whatever the workers do for long. */
export type RunPhase = 'idle' | 'running' | 'cancelling';
