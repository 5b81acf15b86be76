/**
 * Writes src/pages/solve/recorded/<kind>.json: runs of the shipped models that the page shows without them. For each
 * kind it takes the first problem whose run is of it.
 *   npm run record            all kinds
 *   npm run record -- tie     some of them
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { Problem } from '../domain/problem.ts';
import type { Candidate } from '../domain/solution.ts';
import { anyRight, candidateReward, countVotes, judge } from '../domain/vote.ts';
import { type RecordedKind, recordedKinds } from '../pages/solve/recorded/kinds.ts';
import { defaultSettings } from '../run/default-settings.ts';
import { readRun } from '../run/follow.ts';
import { sample } from '../run/strategy/sample.ts';
import { checkSteps } from '../world/check-steps.ts';
import { anyProblem, freshProblem } from '../world/fresh-problem.ts';
import type { WorldProblem } from '../world/world.ts';
import { openEngineIn } from './open-engine.ts';

const [fewestSteps, mostSteps] = [4, 6];
const lastSeed = 2000;
/** The score of a solution that the PRM is sure of, and of one that it is sure is wrong. */
const [sure, sureWrong] = [0.9, 0.2];

const asked = process.argv.slice(2);
const wanted = new Set(recordedKinds.filter((kind) => asked.length === 0 || asked.includes(kind)));
const engine = await openEngineIn('public/models');
if (!engine.ok) throw new Error(engine.error.message);
const { info, ports, release } = engine.value;
const commit = execFileSync('git', ['log', '-1', '--format=%h', '--', 'public/models'])
	.toString()
	.trim();

for (let problemSeed = 1; problemSeed <= lastSeed && wanted.size > 0; problemSeed++) {
	const problem = freshProblem(problemSeed, anyProblem);
	const length = problem.reference.length;
	if (length < fewestSteps || length > mostSteps) continue;
	const request = { problem, settings: { ...defaultSettings, maxTokens: info.maxTokens } };
	const { candidates } = await readRun(sample('recorded', request, ports, () => false));
	if (candidates.some(({ state }) => state !== 'finished')) continue;
	const kind = [...wanted].find((each) => isOfKind(each, problem, candidates));
	if (kind === undefined) continue;
	wanted.delete(kind);
	const solutions = candidates.map(({ steps, outcome }) => ({
		steps: steps.map(({ text }) => text),
		rewards: steps.map(({ reward }) => round(reward)),
		outcome: round(outcome),
	}));
	const recorded = { model: info.model, commit, ...defaultSettings, problemSeed, solutions };
	const target = `src/pages/solve/recorded/${kind}.json`;
	await writeFile(target, `${JSON.stringify(recorded, null, '\t')}\n`);
	console.log(`problem ${problemSeed}: ${target}`);
}
await release();
for (const kind of wanted) console.error(`no ${kind} among the first ${lastSeed} problems`);
process.exitCode = wanted.size === 0 ? 0 : 1;

function isOfKind(kind: RecordedKind, problem: Problem, candidates: readonly Candidate[]): boolean {
	const gold = problem.answer ?? '';
	const votes = countVotes(candidates, 'min');
	const prm = judge('prmBestOf', candidates);
	const isTie = votes[0]?.votes === votes[1]?.votes;
	const votesRight = !isTie && votes[0]?.answer === gold;
	const prmRight = prm.answer === gold;
	switch (kind) {
		case 'voting-fails':
			return !isTie && !votesRight && prmRight && prm.score >= sure;
		case 'both-right':
			return votesRight && prmRight && votes.length > 2 && prm.score >= sure;
		case 'both-wrong':
			return !isTie && !votesRight && !prmRight && anyRight(candidates, gold);
		case 'right-by-wrong-steps':
			return votesRight && candidates.some((each) => isRightByWrongSteps(each, problem, gold));
		case 'prm-fooled':
			return votesRight && !prmRight;
		case 'tie':
			return isTie && (votes[0]?.votes ?? 0) > 1 && prmRight && prm.score >= sure;
	}
}

/** A solution that comes to the answer although a step of it is wrong, and the PRM sees that. */
function isRightByWrongSteps(candidate: Candidate, problem: Problem, gold: string): boolean {
	if (candidate.answer !== gold || candidateReward(candidate, 'min') > sureWrong) return false;
	const steps = candidate.steps.map(({ text }) => text);
	const { firstWrong } = checkSteps(problem as WorldProblem, steps);
	return firstWrong !== null && firstWrong < steps.length - 1;
}

function round(reward: number | null): number {
	return Number((reward ?? 0).toFixed(4));
}
