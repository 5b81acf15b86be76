/**
 * How often the lens accuses right arithmetic, and how often it finds wrong arithmetic:
 *
 *   npm run --silent lens:bars -- --gold gsm8k/train.jsonl [--students verify-then-generate/dataset.json]
 *
 * `--gold`: GSM8K's file; every accusation of a gold step is false, but for slips of the data, and is
 * listed. Of each equation that holds there, one number is changed (seeded): the share called false is
 * the recall. `--students`: wrong solutions with the human-marked first wrong step (Daheim et al. 2024);
 * measured, never tuned on. The last line is JSON.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkArithmetic, falseEquations } from '../domain/lens.ts';
import { Random } from '../domain/random.ts';

const usage = 'usage: npm run --silent lens:bars -- --gold train.jsonl [--students dataset.json]';

process.exitCode = await main();

async function main(): Promise<number> {
	const { gold, students } = options();
	if (gold === undefined) {
		console.error(usage);
		return 2;
	}
	const lines = (await readFile(gold, 'utf8')).split('\n').filter((line) => line !== '');
	const solutions = lines.map((line): string => JSON.parse(line).answer);
	const steps = solutions.flatMap((text) =>
		text.split('\n').filter((step) => !step.startsWith('####')),
	);
	// Once as the pages show them, once with the calculator marks.
	const shown = steps.map((step) => step.replace(/<<[^<>]*>>/g, ''));
	const accused = shown.filter((step) => {
		const wrong = falseEquations(step);
		if (wrong.length > 0) console.log(`${wrong.join('; ')}   in   ${step}`);
		return wrong.length > 0;
	});
	const withMarks = steps.filter((step) => falseEquations(step).length > 0).length;
	const slips = plantSlips(shown);
	const marked = students === undefined ? null : await firstErrors(students);
	console.log(
		JSON.stringify({ steps: steps.length, accused: accused.length, withMarks, slips, marked }),
	);
	return 0;
}

function options(): { gold?: string | undefined; students?: string | undefined } {
	try {
		return parseArgs({ options: { gold: { type: 'string' }, students: { type: 'string' } } })
			.values;
	} catch {
		return {};
	}
}

/** One number of each equation that holds is changed by at most 10. */
function plantSlips(steps: readonly string[]) {
	const random = new Random('planted slips');
	let [planted, called] = [0, 0];
	for (const step of steps) {
		for (const { start, end, holds } of checkArithmetic(step)) {
			const numbers = [...step.slice(start, end).matchAll(/\d+/g)];
			if (!holds || numbers.length === 0) continue;
			const number = random.pick(numbers);
			const value = Number(number[0]);
			let changed = value;
			while (changed === value) changed = Math.max(0, value + random.int(-10, 10));
			const at = start + number.index;
			const slip = `${step.slice(0, at)}${changed}${step.slice(at + number[0].length)}`;
			planted++;
			if (falseEquations(slip).length > 0) called++;
		}
	}
	return { planted, called, share: called / planted };
}

type Student = {
	readonly student_incorrect_solution: readonly string[];
	readonly incorrect_index: number;
};

/** Accused steps before the marked first error, and at it. */
async function firstErrors(file: string) {
	const students: readonly Student[] = JSON.parse(await readFile(file, 'utf8'));
	let [before, at] = [0, 0];
	for (const { student_incorrect_solution: steps, incorrect_index: first } of students) {
		for (const [index, step] of steps.entries()) {
			if (index > first || falseEquations(step).length === 0) continue;
			if (index < first) before++;
			else at++;
		}
	}
	return { solutions: students.length, before, at };
}
