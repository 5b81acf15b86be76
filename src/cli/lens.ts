/**
 * What exact arithmetic says of given solutions, without a model:
 *
 *   npm run --silent lens -- --solutions FILE      (`-` reads standard input)
 *
 * FILE has solutions in any form that the page reads. Of each, one line of JSON comes out: its `id`,
 * its `steps` with the equations that can be judged ("holds" or "fails"), its `answer` and `notes`.
 * What is no solution is told and skipped; the exit code is then 1. 2: wrong options or nothing to read.
 */
import { parseArgs } from 'node:util';
import { givenOf } from '../domain/files/given.ts';
import { solutionsOf, type WrittenSolution } from '../domain/files/read.ts';
import { checkArithmetic } from '../domain/lens.ts';
import { readInput } from './input.ts';

const usage = 'usage: npm run --silent lens -- --solutions FILE   (- reads standard input)';

process.exitCode = await main();

async function main(): Promise<number> {
	const file = solutionsOption();
	if (file === null) return fail(usage);
	const read = await readInput(file);
	if (!read.ok) return fail(read.error);
	const contents = read.value;
	const { solutions, skipped } = solutionsOf(contents);
	const told = [...contents.skipped, ...skipped].sort((a, b) => a.line - b.line);
	for (const { message } of told) console.error(`skipped: ${message}`);
	for (const solution of solutions) console.log(JSON.stringify(seen(solution)));
	return told.length > 0 || solutions.length === 0 ? 1 : 0;
}

function solutionsOption(): string | null {
	try {
		return parseArgs({ options: { solutions: { type: 'string' } } }).values.solutions ?? null;
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

function fail(message: string): number {
	console.error(message);
	return 2;
}
