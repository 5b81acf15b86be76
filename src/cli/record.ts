/**
 * Writes src/pages/solve/recorded-run.json, which the page shows before any model is loaded: a run of the shipped models.
 *   npm run record            looks for the first problem on which majority voting is wrong and the PRM right and sure of it
 */
import { writeFile } from 'node:fs/promises';
import { judge } from '../domain/vote.ts';
import { initialState, type RunState, reduce, viewOf } from '../run/state.ts';
import { sample } from '../run/strategy/sample.ts';
import { anyProblem, freshProblem } from '../world/fresh-problem.ts';
import { openEngineIn } from './open-engine.ts';

const target = 'src/pages/solve/recorded-run.json';
const settings = { candidates: 16, temperature: 0.8, topP: 1, seed: 1 };
const [fewestSteps, mostSteps] = [4, 5];
const lastSeed = 500;
/** The least step reward of the solution that the PRM chooses. */
const sure = 0.9;

const engine = await openEngineIn('public/models');
if (!engine.ok) throw new Error(engine.error.message);
const { info, ports, release } = engine.value;

for (let problemSeed = 1; problemSeed <= lastSeed; problemSeed++) {
	const problem = freshProblem(problemSeed, anyProblem);
	const length = problem.reference.length;
	if (length < fewestSteps || length > mostSteps) continue;
	let state: RunState = initialState;
	const request = { problem, settings: { ...settings, maxTokens: info.maxTokens } };
	for await (const event of sample('recorded', request, ports, () => false)) {
		state = reduce(state, { kind: 'event', event });
	}
	const candidates = viewOf(state)?.candidates ?? [];
	const majority = judge('majority', candidates).answer;
	const prm = judge('prmBestOf', candidates);
	const isWhole = candidates.every(({ state }) => state === 'finished');
	if (!isWhole || majority === problem.answer || prm.answer !== problem.answer || prm.score < sure)
		continue;
	const round = (reward: number | null) => Number((reward ?? 0).toFixed(4));
	const solutions = candidates.map(({ steps, outcome }) => ({
		steps: steps.map(({ text }) => text),
		rewards: steps.map(({ reward }) => round(reward)),
		outcome: round(outcome),
	}));
	const recorded = { model: info.model, ...settings, problemSeed, solutions };
	await writeFile(target, `${JSON.stringify(recorded, null, '\t')}\n`);
	console.log(
		`problem ${problemSeed}: majority ${majority}, PRM ${prm.answer}; written to ${target}`,
	);
	break;
}
await release();
