/** The page's engine by its client, with nobody who looks at what it tells: what the page is measured against. */
import { shippedModels } from '../../../src/engine/choice.ts';
import { createEngineClient } from '../../../src/inference/client.ts';
import { defaultSettings } from '../../../src/run/default-settings.ts';
import { anyProblem, freshProblem } from '../../../src/world/fresh-problem.ts';

export type Alone = {
	/** Tokens a second of one run, as the page's own figure is counted. */
	readonly tokensPerSecond: (
		candidates: number,
		problemSeed: number,
		seed: number,
	) => Promise<number>;
};

const engine = createEngineClient({
	modelsUrl: new URL('/models/', location.href).href,
	cacheName: 'steplight-yardstick',
});

async function tokensPerSecond(candidates: number, problemSeed: number, seed: number) {
	const { temperature, topP } = defaultSettings;
	const problem = freshProblem(problemSeed, anyProblem);
	const settings = { candidates, temperature, topP, seed, maxTokens };
	for await (const event of engine.run({ kind: 'sample', problem, settings })) {
		if (event.kind === 'failed') throw new Error(event.failure.message);
		if (event.kind === 'done') return (1000 * event.stats.tokens) / event.stats.ms;
	}
	throw new Error('the run ended without a word');
}

const loaded = await engine.load({ backend: 'wasm', choice: shippedModels }, () => undefined);
const maxTokens = loaded.ok ? loaded.value.maxTokens : 0;
const alone: Alone = { tokensPerSecond };
Object.assign(globalThis, { alone });
const output = document.querySelector('output');
if (output !== null) output.textContent = loaded.ok ? 'ready' : `failed: ${loaded.error.message}`;
