import { expose } from 'comlink';
import { createWorkbench } from './workbench.ts';
import { carryErrors } from './workbench-errors.ts';

carryErrors();
expose(createWorkbench());
