/**
 * Studies of verifiers on banks of solutions, by the page's own code in Node:
 *
 *   npm run --silent bench -- sample --problems FILE --candidates 64 > bank.jsonl   (options of `verify`)
 *   npm run --silent bench -- best-of-n --bank bank.jsonl [--aggregator min] [--seed 1]
 *   npm run --silent bench -- search --problems FILE --out search.jsonl [--limit 500]   (goes on where it was)
 *
 * A bank has a line a problem: {"question", "gold", "candidates": [{"answer", "steps", "rewards", "outcome"}]}.
 * What is no such line is told and skipped; the exit code is then 1. 2: wrong options, no models, an empty bank.
 */
import { parseArgs } from 'node:util';
import { type GoldProblem, problemsOf } from '../domain/files/problems.ts';
import { readJsonLines } from '../domain/jsonl.ts';
import { type Aggregator, aggregatorNames } from '../domain/reward.ts';
import { type BankProblem, bankCandidates, bankProblem, bankRules } from '../domain/study/bank.ts';
import { bestOfN } from '../domain/study/best-of-n.ts';
import { digestOf } from '../domain/study/digest.ts';
import { readRun } from '../run/follow.ts';
import { sample } from '../run/strategy/sample.ts';
import { benchSearch } from './bench/search.ts';
import { readInput, readText } from './input.ts';
import { openNamed } from './named-models.ts';
import { readArguments, usage, type VerifyArguments } from './verify/arguments.ts';

process.exitCode = await main(process.argv.slice(2));

async function main([study, ...args]: readonly string[]): Promise<number> {
	switch (study) {
		case 'sample':
			return sampleBank(args);
		case 'best-of-n':
			return tellBestOfN(args);
		case 'search':
			return benchSearch(args);
		default:
			return fail('usage: npm run bench -- sample|best-of-n|search …   (see src/cli/bench.ts)');
	}
}

async function sampleBank(args: readonly string[]): Promise<number> {
	const parsed = readArguments(args);
	if (!parsed.ok) return fail(`${parsed.error}\n\n${usage}`);
	const contents = await readInput(parsed.value.problems);
	if (!contents.ok) return fail(contents.error);
	const { problems, skipped } = problemsOf(contents.value);
	for (const { message } of skipped) console.error(`skipped: ${message}`);
	const engine = await openNamed(parsed.value);
	if (!engine.ok) return fail(engine.error.message);
	const { ports, info, release } = engine.value;
	for (const problem of problems.slice(0, parsed.value.limit)) {
		const settings = { ...settingsOf(parsed.value), maxTokens: info.maxTokens };
		const run = await readRun(sample('bench', { problem, settings }, ports, () => false));
		console.log(
			JSON.stringify({ ...described(problem), candidates: bankCandidates(run.candidates) }),
		);
	}
	await release();
	return skipped.length > 0 || problems.length === 0 ? 1 : 0;
}

function settingsOf({ candidates, temperature, topP, seed }: VerifyArguments) {
	return { candidates, temperature, topP, seed };
}

function described({ question, answer, reference }: GoldProblem) {
	return { question, gold: answer, length: reference.length > 0 ? reference.length - 1 : null };
}

async function tellBestOfN(args: readonly string[]): Promise<number> {
	const options = readOptions(args);
	if (typeof options === 'string') return fail(options);
	const text = await readText(options.bank);
	if (!text.ok) return fail(text.error);
	const lines = readJsonLines(text.value, bankProblem);
	const problems: BankProblem[] = [];
	let skipped = 0;
	for (const { line, read } of lines) {
		if (read.ok) problems.push(read.value);
		else {
			skipped += 1;
			console.error(`skipped line ${line}: ${read.error.message}`);
		}
	}
	if (problems.length === 0) return fail(`${options.bank} holds no bank`);
	const digests = problems.map((problem) => digestOf(problem, options.seed));
	const { ks, curve, compare } = bestOfN(digests, options.seed);
	const curves = bankRules.map((rule) => curve(rule, options.aggregator));
	console.log(
		`${problems.length} problems, aggregator ${options.aggregator}, seed ${options.seed}`,
	);
	for (const { rule, estimator, points } of curves) {
		const told = points.map(
			({ k, accuracy, band }) =>
				`${k}: ${percent(accuracy)} [${percent(band.low)}, ${percent(band.high)}]`,
		);
		console.log(`${rule.padEnd(8)} (${estimator})  ${told.join('  ')}`);
	}
	for (const [first, second] of [
		['prm', 'majority'],
		['prm', 'orm'],
		['sc+prm', 'majority'],
	] as const) {
		const { paired } = compare(first, second, options.aggregator, ks.at(-1) ?? 1);
		console.log(
			`${first} alone right ${paired.first}, ${second} alone ${paired.second}: p = ${paired.p.toPrecision(2)}`,
		);
	}
	return skipped > 0 ? 1 : 0;
}

type Options = { readonly bank: string; readonly aggregator: Aggregator; readonly seed: number };

/** @returns the options, or what is wrong with them. */
function readOptions(args: readonly string[]): Options | string {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				bank: { type: 'string' },
				aggregator: { type: 'string', default: 'min' },
				seed: { type: 'string', default: '1' },
			},
		});
		const aggregator = aggregatorNames.find((name) => name === values.aggregator);
		const seed = Number(values.seed);
		if (values.bank === undefined) return '--bank FILE is missing';
		if (aggregator === undefined) return `--aggregator is one of ${aggregatorNames.join(', ')}`;
		return Number.isSafeInteger(seed)
			? { bank: values.bank, aggregator, seed }
			: '--seed is a whole number';
	} catch (cause) {
		return cause instanceof Error ? cause.message : String(cause);
	}
}

function percent(share: number): string {
	return `${(100 * share).toFixed(1)} %`;
}

function fail(message: string): number {
	console.error(message);
	return 2;
}
