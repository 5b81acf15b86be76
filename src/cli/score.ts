/**
 * A reward for each step of given solutions, by the page's own code in Node:
 *
 *   npm run --silent score -- --solutions FILE [--prm MODEL] [--orm MODEL]
 *
 * FILE (`-` is standard input) holds solutions with their problems in any form that the page reads: JSON
 * lines like {"question": "…", "solution": "step\nstep\n#### 72"}, CSV, GSM8K, ProcessBench and others.
 * Of each, one line of JSON comes out; a reward is null where the text runs over the context. What is no such solution is told and skipped; the exit code is
 * then 1. 2: wrong options or no models.
 */
import { parseArgs } from 'node:util';
import { givenOf } from '../domain/files/given.ts';
import { solutionsOf, type WrittenSolution } from '../domain/files/read.ts';
import { aggregators } from '../domain/reward.ts';
import type { RunPorts } from '../run/ports.ts';
import { readInput } from './input.ts';
import {
	judgeUsage,
	modelOptions,
	type NamedModels,
	namedModels,
	openNamed,
} from './named-models.ts';
import { rewardsOf } from './rewards.ts';

const usage = `usage: npm run score -- --solutions FILE [options]
  --solutions FILE   solutions with their problems (- reads standard input)
${judgeUsage}`;

process.exitCode = await main();

async function main(): Promise<number> {
	const options = readOptions();
	if (options === null) return fail(usage);
	const contents = await readInput(options.solutions);
	if (!contents.ok) return fail(contents.error);
	const { solutions, skipped } = solutionsOf(contents.value);
	const unread = [...contents.value.skipped, ...skipped].map(({ message }) => message);
	const opened = await openNamed(options.models);
	if (!opened.ok) return fail(opened.error.message);
	const { ports, release } = opened.value;
	const isJudged = options.models.prm !== 'none';
	let scored = 0;
	for (const solution of solutions) {
		const { question, line } = solution;
		if (question === null) unread.push(`The solution at line ${line} has no problem.`);
		else {
			console.log(JSON.stringify(await scoreOne(ports, question, solution, isJudged)));
			scored++;
		}
	}
	for (const message of unread) console.error(`skipped ${options.solutions}: ${message}`);
	await release();
	return unread.length > 0 || scored === 0 ? 1 : 0;
}

/** @param isJudged whether a step without a reward was too long to read. */
async function scoreOne(
	ports: RunPorts,
	question: string,
	solution: WrittenSolution,
	isJudged: boolean,
) {
	const { id, line, labels, key } = solution;
	const { steps: given, answer, notes } = givenOf(solution);
	const steps = given.map(({ scored }) => scored);
	const { rewards, outcome, cutAt: beyond } = await rewardsOf(ports, question, steps);
	const read = rewards.filter((reward) => reward !== null);
	const min = read.length === 0 ? null : aggregators.min(read);
	const cutAt = isJudged ? beyond : -1;
	const isCut = `From step ${cutAt + 1} on, problem and solution are longer than the model reads.`;
	const told = cutAt === -1 ? notes : [...notes, isCut];
	return { id, line, steps, rewards, min, outcome, answer, key, labels, notes: told };
}

function readOptions(): { solutions: string; models: NamedModels } | null {
	try {
		const { generator: _, ...options } = modelOptions;
		const { values } = parseArgs({ options: { solutions: { type: 'string' }, ...options } });
		const { solutions } = values;
		return solutions === undefined ? null : { solutions, models: namedModels(values) };
	} catch {
		return null;
	}
}

function fail(message: string): number {
	console.error(message);
	return 2;
}
