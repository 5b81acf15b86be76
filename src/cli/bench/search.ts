import { appendFile, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type GoldProblem, problemsOf } from '../../domain/files/problems.ts';
import { readJsonLines } from '../../domain/jsonl.ts';
import { type Aggregator, aggregatorNames } from '../../domain/reward.ts';
import type { BankCandidate } from '../../domain/study/bank.ts';
import {
	type SearchRecord,
	type SearchResult,
	searchRecord,
	searchStudy,
} from '../../domain/study/search-study.ts';
import type { RunEvent } from '../../run/events.ts';
import { readRun } from '../../run/follow.ts';
import type { RunPorts } from '../../run/ports.ts';
import type { SearchSettings } from '../../run/search-settings.ts';
import { sample } from '../../run/strategy/sample.ts';
import { search } from '../../run/strategy/search.ts';
import { readInput } from '../input.ts';
import { openEngineIn } from '../open-engine.ts';
import { countTokens } from './count-tokens.ts';
import { percent, range } from './words.ts';

export const searchUsage =
	'npm run bench -- search --problems FILE --out FILE [--limit 500] [--width 4] [--expansions 4] [--score min] [--candidates 24] [--temperature 0.8] [--seed 1] [--model ID] [--models FOLDER]';

type Options = {
	readonly problems: string;
	/** A line of JSON for each problem; what it holds already is not run again. */
	readonly out: string;
	readonly limit: number;
	readonly width: number;
	readonly expansions: number;
	readonly score: Aggregator;
	/** Samples of each problem, to choose among. */
	readonly candidates: number;
	readonly temperature: number;
	readonly seed: number;
	readonly model: string;
	readonly models: string;
};

/**
 * Beam search and DVTS against best-of-N at equal tokens, on every problem of the file that the output has not yet;
 * then what all of them say. @returns the exit code.
 */
export async function benchSearch(args: readonly string[]): Promise<number> {
	const options = readOptions(args);
	if (typeof options === 'string') return fail(`${options}\n\nusage: ${searchUsage}`);
	const contents = await readInput(options.problems);
	if (!contents.ok) return fail(contents.error);
	const { problems, skipped } = problemsOf(contents.value);
	for (const { message } of skipped) console.error(`skipped: ${message}`);
	const before = await recordsIn(options.out);
	const wanted = problems.slice(0, options.limit);
	const done = new Set(before.map(({ question }) => question));
	const todo = wanted.filter(({ question }) => !done.has(question));
	const added = todo.length === 0 ? [] : await runAll(todo, options);
	if (typeof added === 'string') return fail(added);
	const asked = new Set(wanted.map(({ question }) => question));
	const records = [...before, ...added].filter(({ question }) => asked.has(question));
	if (records.length === 0) return fail(`${options.problems} holds no problems`);
	tell(records, options);
	return skipped.length > 0 ? 1 : 0;
}

async function runAll(
	todo: readonly GoldProblem[],
	options: Options,
): Promise<SearchRecord[] | string> {
	const engine = await openEngineIn(options.models, options.model);
	if (!engine.ok) return engine.error.message;
	const { ports, info, release } = engine.value;
	const records: SearchRecord[] = [];
	for (const [at, problem] of todo.entries()) {
		const found = await runOne(problem, ports, { ...options, maxTokens: info.maxTokens });
		records.push(found);
		// Written at once: a run that is broken off goes on from here.
		await appendFile(options.out, `${JSON.stringify(found)}\n`);
		if (process.stderr.isTTY) process.stderr.write(`\r${at + 1}/${todo.length}`);
	}
	await release();
	return records;
}

async function runOne(
	problem: GoldProblem,
	ports: RunPorts,
	options: Options & { readonly maxTokens: number },
): Promise<SearchRecord> {
	const { width, expansions, score, candidates, temperature, seed, maxTokens } = options;
	const settings = { temperature, topP: 1, seed, maxTokens };
	const { generator, tokens } = countTokens(ports.generator);
	const request = { problem, settings: { ...settings, candidates } };
	const run = await readRun(sample('bench', request, { ...ports, generator }, () => false));
	const searched = async (way: SearchSettings['way']): Promise<SearchResult> => {
		const how = { way, width, expansions, score };
		const events = search('bench', { problem, settings, search: how }, ports, () => false);
		return resultOf(events);
	};
	return {
		question: problem.question,
		gold: problem.answer,
		length: problem.reference.length > 0 ? problem.reference.length - 1 : null,
		candidates: run.candidates.map(
			({ answer, steps, outcome, index }): BankCandidate => ({
				answer,
				steps: steps.map(({ text }) => text),
				rewards: steps.map(({ reward }) => reward),
				outcome,
				tokens: tokens[index] ?? 0,
			}),
		),
		tokens: null,
		ms: null,
		beam: await searched('beam'),
		dvts: await searched('dvts'),
	};
}

async function resultOf(events: AsyncIterable<RunEvent>): Promise<SearchResult> {
	let tokens = 0;
	async function* told(): AsyncGenerator<RunEvent> {
		for await (const event of events) {
			if (event.kind === 'done') tokens = event.stats.tokens;
			yield event;
		}
	}
	const { candidates } = await readRun(told());
	const kept = candidates
		.filter(({ state }) => state === 'finished')
		.map(({ answer, steps, outcome }) => ({
			...{ answer, outcome },
			rewards: steps.map(({ reward }) => reward),
		}));
	return { tokens, kept };
}

function tell(records: readonly SearchRecord[], { score, seed, width, expansions }: Options): void {
	const { scores, differences, short } = searchStudy(records, score, seed);
	console.log(
		`${records.length} problems, width ${width}, ${expansions} expansions, score ${score}, seed ${seed}; samples at the tokens of the beam (too few on ${short})`,
	);
	for (const { rule, accuracy, interval, tokens } of scores) {
		const told = `${percent(accuracy)} ${range(interval)}`;
		console.log(`${rule.padEnd(24)} ${told}  ${Math.round(tokens)} tokens a problem`);
	}
	for (const { first, second, difference, interval, paired } of differences) {
		const told = `${percent(difference)} ${range(interval)}`;
		const alone = `alone right ${paired.first} and ${paired.second}, p = ${paired.p.toPrecision(2)}`;
		console.log(`${first} − ${second}: ${told}, ${alone}`);
	}
}

/** What a file of an earlier run holds; nothing where there is none. A line that was broken off is run again. */
async function recordsIn(path: string): Promise<SearchRecord[]> {
	let contents = '';
	try {
		contents = await readFile(path, 'utf8');
	} catch {
		return [];
	}
	const lines = readJsonLines(contents, searchRecord);
	return lines.flatMap(({ read }) => (read.ok ? [read.value] : []));
}

/** @returns the options, or what is wrong with them. */
function readOptions(args: readonly string[]): Options | string {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				problems: { type: 'string' },
				out: { type: 'string' },
				limit: { type: 'string', default: '500' },
				width: { type: 'string', default: '4' },
				expansions: { type: 'string', default: '4' },
				score: { type: 'string', default: 'min' },
				candidates: { type: 'string', default: '24' },
				temperature: { type: 'string', default: '0.8' },
				seed: { type: 'string', default: '1' },
				model: { type: 'string', default: 'shepherd-nano' },
				models: { type: 'string', default: 'public/models' },
			},
		});
		const { problems, out, model, models } = values;
		const score = aggregatorNames.find((name) => name === values.score);
		if (problems === undefined || out === undefined) return '--problems and --out are needed';
		if (score === undefined) return `--score is one of ${aggregatorNames.join(', ')}`;
		const whole = (name: 'limit' | 'width' | 'expansions' | 'candidates', most: number): number => {
			const value = Number(values[name]);
			if (Number.isInteger(value) && value >= 1 && value <= most) return value;
			throw new RangeError(`--${name} is a whole number from 1 to ${most}`);
		};
		const [temperature, seed] = [Number(values.temperature), Number(values.seed)];
		if (!(temperature >= 0 && temperature <= 10)) return '--temperature is between 0 and 10';
		if (!Number.isSafeInteger(seed)) return '--seed is a whole number';
		const [width, expansions] = [whole('width', 64), whole('expansions', 64)];
		if (width * expansions > 64) return '--width times --expansions is at most 64';
		const limit = whole('limit', Number.MAX_SAFE_INTEGER);
		const candidates = whole('candidates', 64);
		const numbers = { limit, width, expansions, candidates, temperature, seed };
		return { problems, out, score, model, models, ...numbers };
	} catch (cause) {
		return cause instanceof Error ? cause.message : String(cause);
	}
}

function fail(message: string): number {
	console.error(message);
	return 2;
}
