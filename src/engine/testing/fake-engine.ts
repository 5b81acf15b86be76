import type { EngineInfo, KeptModel, ModelFiles } from '../info.ts';

/** What an engine on this backend says of itself. */
export function infoOn(backend: EngineInfo['backend']): EngineInfo {
	return {
		model: 'toy',
		judge: 'toy',
		files: [{ path: 'toy', bytes: 1, hash: null }],
		backend,
		threads: 1,
		adapter: null,
		modelBytes: 1,
		maxTokens: 60,
		familiarFrom: -1,
		verdictOnSteps: { threshold: 0.5, caught: null, falseAlarms: null, steps: 0 },
		notes: [],
		unkept: null,
		foreign: {},
	};
}

export class FakeFiles implements ModelFiles {
	kept = 0;
	models: readonly KeptModel[] = [];

	async missingBytes() {
		return 9 - this.kept;
	}

	async keptBytes() {
		return this.kept;
	}

	async clear() {
		this.kept = 0;
	}

	async keptModels() {
		return this.models;
	}

	async clearModel(key: string) {
		this.models = this.models.filter((model) => model.key !== key);
	}
}
