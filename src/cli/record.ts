/**
 * Writes src/ui/page/recorded-run.ts, which the page shows before any model is loaded: a run of the shipped models.
 *   npm run record            looks for the first problem on which majority voting is wrong and the PRM right
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judge } from '../domain/vote.ts';
import { freshProblem } from '../domain/world/fresh-problem.ts';
import { openEngine } from '../inference/worker/engine.ts';
import { openRuntime } from '../inference/worker/ort.ts';
import { initialState, reduce, viewOf } from '../verify/state.ts';
import { verify } from '../verify/verify.ts';

const target = 'src/ui/page/recorded-run.ts';
const settings = { candidates: 16, temperature: 0.8, topP: 1, seed: 1 };
const [fewestSteps, mostSteps] = [4, 5];
const lastSeed = 500;

const engine = await openEngine({
	read: async (path) => new Uint8Array(await readFile(join('public/models', path))),
	...{ openRuntime, model: null, backend: 'wasm', onProgress: () => undefined },
});
if (!engine.ok) throw new Error(engine.error.message);
const { info, ports, release } = engine.value;

for (let problemSeed = 1; problemSeed <= lastSeed; problemSeed++) {
	const problem = freshProblem(problemSeed, '');
	const length = problem.reference.length;
	if (length < fewestSteps || length > mostSteps) continue;
	let state = initialState;
	const request = { problem, settings: { ...settings, maxTokens: info.maxTokens } };
	for await (const event of verify('recorded', request, ports, () => false)) {
		state = reduce(state, { kind: 'event', runId: 'recorded', event });
	}
	const candidates = viewOf(state)?.candidates ?? [];
	const majority = judge('majority', candidates).answer;
	const prm = judge('prmBestOf', candidates).answer;
	if (majority === problem.answer || prm !== problem.answer) continue;
	const rounded = (_: string, value: unknown) =>
		typeof value === 'number' ? Number(value.toFixed(4)) : value;
	const run = JSON.stringify({ problem, candidates }, rounded, '\t');
	await writeFile(
		target,
		`import type { RunView } from '../../verify/state.ts';

/** Made by \`npm run record\` with ${info.model}, ${settings.candidates} candidates at temperature ${settings.temperature}, seed ${settings.seed}. */
export const recordedProblemSeed = ${problemSeed};
export const recordedRun: Omit<RunView, 'runId'> = ${run};
`,
	);
	console.log(`problem ${problemSeed}: majority ${majority}, PRM ${prm}; written to ${target}`);
	break;
}
await release();
