/** The shipped models in Node against what PyTorch computed: ids exactly, rewards within tolerance. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openEngine } from '../inference/worker/engine.ts';
import { findDifference } from '../inference/worker/golden.ts';
import { openRuntime } from '../inference/worker/ort.ts';

const folder = 'public/models';
const compileMs = 60_000;

test.runIf(existsSync(`${folder}/index.json`))(
	'every golden case of the shipped family holds in Node',
	async () => {
		const engine = await openEngine({
			...{ openRuntime, model: null, backend: 'wasm', onProgress: () => undefined },
			read: async (path) => new Uint8Array(await readFile(`${folder}/${path}`)),
		});
		if (!engine.ok) throw new Error(engine.error.message);
		const { golden, subject, release } = engine.value;
		expect(golden.cases.length).toBeGreaterThanOrEqual(4);
		expect(await findDifference(subject, golden)).toBeNull();
		await release();
	},
	compileMs,
);
