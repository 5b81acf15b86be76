import type { ModelTask } from '../store.ts';

/** What a study asks the models with. */
export type StudyUse = Pick<Parameters<ModelTask<unknown>>[0], 'run' | 'info'>;
