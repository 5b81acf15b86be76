import type { KeptModel, ModelFiles } from './info.ts';
import type { EngineAction, EngineState } from './models.ts';
import type { Store } from './store.ts';

/** What the browser keeps of the models, measured into the engine's state. */
export type Kept = {
	/** What a load would download changes with the models and the backend that are chosen. */
	measureMissing(): Promise<void>;
	measure(): Promise<void>;
	/** Deletes the model files that the browser keeps; what is loaded works on. */
	clearKept(): Promise<void>;
	/** Deletes the kept weights of one model that others made. */
	clearModel(model: KeptModel): Promise<void>;
};

export function createKept(
	files: ModelFiles,
	store: Pick<Store<EngineState, EngineAction>, 'getState' | 'dispatch'>,
): Kept {
	async function measureMissing(): Promise<void> {
		const { backend, choice } = store.getState();
		const bytes = await files.missingBytes(backend, choice);
		const now = store.getState();
		// Asked for something else meanwhile.
		if (now.backend !== backend || now.choice !== choice) return;
		store.dispatch({ kind: 'missing', bytes });
	}

	async function measure(): Promise<void> {
		void measureMissing();
		const [bytes, models] = await Promise.all([files.keptBytes(), files.keptModels()]);
		store.dispatch({ kind: 'kept', bytes, models });
	}

	return {
		measureMissing,
		measure,
		async clearKept() {
			const { keptBytes } = store.getState().files;
			await files.clear();
			await measure();
			store.dispatch({ kind: 'cleared', name: null, bytes: keptBytes ?? 0 });
		},
		async clearModel({ key, name, bytes }) {
			try {
				await files.clearModel(key);
				store.dispatch({ kind: 'cleared', name, bytes });
			} catch {
				// A load writes it: the list goes on to show it.
			}
			await measure();
		},
	};
}
