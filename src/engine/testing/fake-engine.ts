import type { EngineInfo, ModelFiles } from '../info.ts';

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
	};
}

export class FakeFiles implements ModelFiles {
	kept = 0;

	async totalBytes() {
		return 9;
	}

	async keptBytes() {
		return this.kept;
	}

	async clear() {
		this.kept = 0;
	}
}
