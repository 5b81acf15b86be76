import { problemsOf } from '../../domain/files/problems.ts';
import { type BankProblem, bankQuestionOf } from '../../domain/study/bank.ts';
import { readInput } from '../input.ts';
import { openUse } from './open-use.ts';
import type { BenchOptions } from './options.ts';
import { runRows } from './run-rows.ts';

/** Prints a bank, a line a problem as soon as it is there. @returns the exit code. */
export async function benchSample(options: BenchOptions): Promise<number> {
	if (options.problems === null) return fail('--problems FILE is missing');
	const contents = await readInput(options.problems);
	if (!contents.ok) return fail(contents.error);
	const { problems, skipped } = problemsOf(contents.value);
	const unread = [...contents.value.skipped, ...skipped];
	for (const { message } of unread) console.error(`skipped: ${message}`);
	const { candidates, temperature, topP, seed, workers } = options;
	const items = problems.slice(0, options.limit).map(bankQuestionOf);
	const use = await openUse(options, workers === 0 ? null : 1);
	if (!use.ok) return fail(use.error);
	const settings = { candidates, temperature, topP, seed };
	const job = { kind: 'best-of-n', settings, items, from: 0, workers, models: options } as const;
	let at = 0;
	for await (const row of runRows(job, use.value)) {
		const item = items[at];
		at += 1;
		if (item !== undefined) console.log(JSON.stringify({ ...item, ...row } satisfies BankProblem));
	}
	await use.value.release();
	return unread.length > 0 || items.length === 0 ? 1 : 0;
}

function fail(message: string): number {
	console.error(message);
	return 2;
}
