/**
 * A reward for each step of given solutions, by the page's own code in Node:
 *
 *   npm run --silent score -- --solutions FILE.jsonl [--model shepherd-nano] [--models public/models]
 *
 * A line is {"question": "…", "solution": "step\nstep\n#### 72"}; of each, one line of JSON comes out.
 * A reward is null where the text runs over the context. Malformed lines are told and skipped; the exit code is then 1. 2: wrong options or no models.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { typedProblem } from '../domain/problem.ts';
import { aggregators } from '../domain/reward.ts';
import { splitSteps } from '../domain/solution.ts';
import { openEngineIn } from './open-engine.ts';

const usage =
	'usage: npm run score -- --solutions FILE.jsonl [--model shepherd-nano] [--models FOLDER]';

process.exitCode = await main();

async function main(): Promise<number> {
	const options = readOptions();
	if (options === null) return fail(usage);
	const text = await readFile(options.solutions, 'utf8').catch(() => null);
	if (text === null) return fail(`${options.solutions} cannot be read`);
	const opened = await openEngineIn(options.models, options.model);
	if (!opened.ok) return fail(opened.error.message);
	const { ports, release } = opened.value;
	let [scored, skipped] = [0, 0];
	for (const [at, line] of text.split('\n').entries()) {
		if (line.trim() === '') continue;
		const given = readSolution(line);
		if (typeof given === 'string') {
			console.error(`skipped ${options.solutions} line ${at + 1}: ${given}`);
			skipped++;
			continue;
		}
		const { question, steps } = given;
		const problem = typedProblem(question);
		const rewards: (number | null)[] = [];
		let outcome: number | null = null;
		for (const at of steps.keys()) {
			const read = await ports.rewarder.reward(problem, steps.slice(0, at + 1));
			rewards.push(read.process);
			({ outcome } = read);
		}
		const read = rewards.filter((reward) => reward !== null);
		console.log(
			JSON.stringify({ line: at + 1, steps, rewards, min: aggregators.min(read), outcome }),
		);
		scored++;
	}
	await release();
	return skipped > 0 || scored === 0 ? 1 : 0;
}

function readOptions(): { solutions: string; model: string; models: string } | null {
	try {
		const { values } = parseArgs({
			options: {
				solutions: { type: 'string' },
				model: { type: 'string', default: 'shepherd-nano' },
				models: { type: 'string', default: 'public/models' },
			},
		});
		const { solutions, model, models } = values;
		return solutions === undefined ? null : { solutions, model, models };
	} catch {
		return null;
	}
}

/** @returns the question and its steps, or what is wrong with the line. */
function readSolution(line: string): { question: string; steps: string[] } | string {
	let fields: unknown;
	try {
		fields = JSON.parse(line);
	} catch (cause) {
		return cause instanceof Error ? cause.message : String(cause);
	}
	if (typeof fields !== 'object' || fields === null) return 'not an object';
	const { question, solution }: Record<string, unknown> = { ...fields };
	if (typeof question !== 'string' || question.trim() === '') return 'no question';
	if (typeof solution !== 'string') return 'no solution';
	const steps = splitSteps(solution);
	return steps.length === 0 ? 'a solution without steps' : { question, steps };
}

function fail(message: string): number {
	console.error(message);
	return 2;
}
