/** Both workers in one script, so that the single file carries the core once. */
void (self.name === 'task' ? import('./task.browser.ts') : import('./workbench.worker.ts'));
