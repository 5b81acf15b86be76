/**
 * What exact arithmetic says of given solutions, without a model:
 *
 *   npm run --silent lens -- --solutions FILE      (`-` reads standard input)
 *   npm run --silent lens -- --solutions FILE --rewards [--prm MODEL] [--orm MODEL]
 *
 * FILE has solutions in any form that the page reads. Of each, one line of JSON comes out: its `id`,
 * its `steps` with the equations that can be judged ("holds" or "fails"), its `answer` and `notes`. With
 * `--rewards` each step has its `reward` too, and the solution its `outcome`; null where there is no problem to read.
 * What is no solution is told and skipped; the exit code is then 1. 2: wrong options, nothing to read, or no models.
 */
import { parseArgs } from 'node:util';
import { givenOf } from '../domain/files/given.ts';
import { solutionsOf, type WrittenSolution } from '../domain/files/read.ts';
import { checkArithmetic } from '../domain/lens.ts';
import type { ReadyEngine } from '../inference/worker/open-choice.ts';
import { readInput } from './input.ts';
import {
	judgeUsage,
	modelOptions,
	type NamedModels,
	namedModels,
	openNamed,
} from './named-models.ts';
import { rewardsOf } from './rewards.ts';

const usage = `usage: npm run --silent lens -- --solutions FILE [--rewards]   (- reads standard input)
  --rewards          a reward for each step, by these models:
${judgeUsage}`;

process.exitCode = await main();

async function main(): Promise<number> {
	const options = readOptions();
	if (options === null) return fail(usage);
	const read = await readInput(options.solutions);
	if (!read.ok) return fail(read.error);
	const contents = read.value;
	const { solutions, skipped } = solutionsOf(contents);
	const told = [...contents.skipped, ...skipped].sort((a, b) => a.line - b.line);
	for (const { message } of told) console.error(`skipped: ${message}`);
	if (options.models === null) {
		for (const solution of solutions) console.log(JSON.stringify(seen(solution)));
	} else {
		const opened = await openNamed(options.models);
		if (!opened.ok) return fail(opened.error.message);
		for (const solution of solutions) {
			console.log(JSON.stringify(await judged(opened.value, solution)));
		}
		await opened.value.release();
	}
	return told.length > 0 || solutions.length === 0 ? 1 : 0;
}

/** `models` is null where no rewards are asked for. */
function readOptions(): { solutions: string; models: NamedModels | null } | null {
	try {
		const { generator: _, ...judges } = modelOptions;
		const own = { solutions: { type: 'string' }, rewards: { type: 'boolean' } } as const;
		const { values } = parseArgs({ options: { ...own, ...judges } });
		const { solutions, rewards, prm, orm } = values;
		if (solutions === undefined || (!rewards && (prm ?? orm) !== undefined)) return null;
		return { solutions, models: rewards ? namedModels(values) : null };
	} catch {
		return null;
	}
}

function seen(solution: WrittenSolution) {
	const { steps, answer, notes } = givenOf(solution);
	return {
		id: solution.id,
		steps: steps.map(({ text, readLength }) => ({
			text,
			equations: checkArithmetic(text.slice(0, readLength)).map(({ start, end, holds }) => ({
				text: text.slice(start, end),
				verdict: holds ? 'holds' : 'fails',
			})),
		})),
		answer,
		notes,
	};
}

async function judged({ ports }: ReadyEngine, solution: WrittenSolution) {
	const { steps, ...rest } = seen(solution);
	const { question } = solution;
	const scored = givenOf(solution).steps.map((step) => step.scored);
	const { rewards, outcome } =
		question === null ? { rewards: [], outcome: null } : await rewardsOf(ports, question, scored);
	const told = steps.map((step, at) => ({ ...step, reward: rewards[at] ?? null }));
	return { ...rest, steps: told, outcome };
}

function fail(message: string): number {
	console.error(message);
	return 2;
}
