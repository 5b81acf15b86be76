import { assertNever } from '../domain/result.ts';
import type { ModelChoice } from './choice.ts';
import type { EngineFailure } from './failure.ts';
import type { Backend, EngineInfo, KeptModel, LoadProgress } from './info.ts';

/** What is known of the models. */
export type Models =
	/** `wasLeft`: the last load was cancelled half way. */
	| { readonly kind: 'none'; readonly wasLeft: boolean }
	| { readonly kind: 'loading'; readonly progress: LoadProgress | null }
	| { readonly kind: 'ready'; readonly info: EngineInfo; readonly choice: ModelChoice }
	/** They are gone: the way on is to load again. */
	| { readonly kind: 'failed'; readonly failure: EngineFailure };

/** The model files, as far as this browser has them. Each figure is null until it is known. */
type Files = {
	/** What the browser keeps of them between visits. */
	readonly keptBytes: number | null;
	/** What a load of the models chosen would download now. */
	readonly missingBytes: number | null;
	/** Of models that others made. */
	readonly models: readonly KeptModel[];
	/** What the visitor has just cleared: a model by its name, or null for this site's own. */
	readonly cleared: { readonly name: string | null; readonly bytes: number } | null;
};

export type EngineState = {
	readonly models: Models;
	/** The backend that the visitor chose for the next load. */
	readonly backend: Backend;
	/** The models that the visitor chose for the next load. */
	readonly choice: ModelChoice;
	readonly files: Files;
};

export type EngineAction =
	| { readonly kind: 'choose'; readonly backend: Backend }
	| { readonly kind: 'choose-models'; readonly choice: ModelChoice }
	| { readonly kind: 'load' }
	| { readonly kind: 'progress'; readonly progress: LoadProgress }
	| { readonly kind: 'ready'; readonly info: EngineInfo; readonly choice: ModelChoice }
	| { readonly kind: 'left' }
	| { readonly kind: 'failed'; readonly failure: EngineFailure }
	| { readonly kind: 'missing'; readonly bytes: number | null }
	| { readonly kind: 'kept'; readonly bytes: number; readonly models: readonly KeptModel[] }
	| { readonly kind: 'cleared'; readonly name: string | null; readonly bytes: number };

export const noModels: Models = { kind: 'none', wasLeft: false };

/** Pure. */
export function reduceEngine(state: EngineState, action: EngineAction): EngineState {
	switch (action.kind) {
		case 'choose':
			return { ...state, backend: action.backend, files: { ...state.files, missingBytes: null } };
		case 'choose-models':
			return { ...state, choice: action.choice, files: { ...state.files, missingBytes: null } };
		case 'load':
			return {
				...state,
				models: { kind: 'loading', progress: null },
				files: { ...state.files, cleared: null },
			};
		case 'progress':
			return state.models.kind === 'loading'
				? { ...state, models: { kind: 'loading', progress: action.progress } }
				: state;
		case 'ready':
			return { ...state, models: { kind: 'ready', info: action.info, choice: action.choice } };
		case 'left':
			return { ...state, models: { kind: 'none', wasLeft: true } };
		case 'failed':
			return { ...state, models: { kind: 'failed', failure: action.failure } };
		case 'kept':
			return {
				...state,
				files: { ...state.files, keptBytes: action.bytes, models: action.models },
			};
		case 'missing':
			return { ...state, files: { ...state.files, missingBytes: action.bytes } };
		case 'cleared':
			return {
				...state,
				files: { ...state.files, cleared: { name: action.name, bytes: action.bytes } },
			};
		default:
			return assertNever(action);
	}
}

/** The loaded models where they are those chosen, on a backend that will do; any will do for 'auto'. */
export function readyFor({
	models,
	backend,
	choice,
}: Pick<EngineState, 'models' | 'backend' | 'choice'>): EngineInfo | null {
	if (models.kind !== 'ready' || models.choice !== choice) return null;
	return backend === 'auto' || models.info.backend === backend ? models.info : null;
}
