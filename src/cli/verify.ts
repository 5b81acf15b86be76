/**
 * Accuracy of every rule on a file of problems, by the page's own code in Node:
 *
 *   npm run verify -- --problems FILE --candidates 16 --seed 1 --json
 *
 * FILE holds problems with their answers in any form that the page reads (JSON, JSON lines, CSV, GSM8K).
 * Rows without either are told and skipped; the exit code is then 1. 2: wrong options or no models.
 */
import { type GoldProblem, problemsOf } from '../domain/files/problems.ts';
import type { ReadyEngine } from '../inference/worker/open-choice.ts';
import { readRun } from '../run/follow.ts';
import { sample } from '../run/strategy/sample.ts';
import { readInput } from './input.ts';
import { openNamed } from './named-models.ts';
import { readArguments, usage, type VerifyArguments } from './verify/arguments.ts';
import { formatScores } from './verify/report.ts';
import { createTally, type Score } from './verify/tally.ts';

const aggregator = 'min';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
	const parsed = readArguments(args);
	if (!parsed.ok) return fail(`${parsed.error}\n\n${usage}`);
	const settings = parsed.value;

	const contents = await readInput(settings.problems);
	if (!contents.ok) return fail(contents.error);
	const { problems, skipped } = problemsOf(contents.value);
	const malformed = [...contents.value.skipped, ...skipped];
	for (const { message } of malformed) console.error(`skipped ${settings.problems}: ${message}`);

	const engine = await openNamed(settings);
	if (!engine.ok) return fail(engine.error.message);
	try {
		const chosen = problems.slice(0, settings.limit);
		const startedAt = performance.now();
		const scores = await scoreAll(engine.value, chosen, settings);
		const seconds = (performance.now() - startedAt) / 1000;
		console.log(formatScores(scores, settings.candidates));
		console.log(
			`${chosen.length} problems, ${malformed.length} lines skipped, ${seconds.toFixed(1)} s`,
		);
		if (settings.json) {
			const { model } = engine.value.info;
			const { candidates, seed, temperature, topP } = settings;
			const run = { model, problems: chosen.length, skipped: malformed.length, aggregator };
			console.log(JSON.stringify({ ...run, candidates, seed, temperature, topP, seconds, scores }));
		}
		return malformed.length > 0 || chosen.length === 0 ? 1 : 0;
	} finally {
		await engine.value.release();
	}
}

async function scoreAll(
	engine: ReadyEngine,
	problems: readonly GoldProblem[],
	settings: VerifyArguments,
): Promise<Score[]> {
	const tally = createTally(aggregator);
	const { maxTokens } = engine.info;
	for (const [at, problem] of problems.entries()) {
		const runId = `run-${at}`;
		const request = { problem, settings: { ...settings, maxTokens } };
		const run = await readRun(sample(runId, request, engine.ports, () => false));
		tally.add(run.candidates, problem.answer);
		if (process.stderr.isTTY) process.stderr.write(`\r${at + 1}/${problems.length}`);
	}
	if (process.stderr.isTTY) process.stderr.write('\n');
	return tally.scores();
}

function fail(message: string): number {
	console.error(message);
	return 2;
}
