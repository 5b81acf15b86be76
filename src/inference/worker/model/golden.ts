import { splitSteps } from '../../../domain/solution.ts';
import type { CandidateGenerator, Examiner, Rewarder } from '../../../run/ports.ts';
import type { Decoder } from '../decoder/decoder.ts';
import type { TextCodec } from './tokenizer.ts';

/** What PyTorch computed for one solution; the exporter writes it, every runtime replays it. */
type GoldenCase = {
	readonly question: string;
	readonly solution: string;
	/** The full sequence, BOS included. */
	readonly ids: readonly number[];
	/** Index in `ids` of each newline after the question's. */
	readonly positions: readonly number[];
	/** The process reward at each position. */
	readonly prm: readonly number[];
	readonly orm: number;
	/** Some of the generator's logits at the question's newline. */
	readonly lastLogits: { readonly ids: readonly number[]; readonly values: readonly number[] };
};

export type Golden = {
	readonly tolerance: { readonly reward: number; readonly logit: number };
	readonly cases: readonly GoldenCase[];
};

export type GoldenSubject = {
	readonly codec: TextCodec;
	readonly generatorDecoder: Decoder;
	readonly generator: CandidateGenerator;
	readonly rewarder: Rewarder;
	readonly examine: Examiner;
};

/**
 * Replays golden cases: ids exactly, logits and rewards within the file's tolerance. Steps are
 * read one by one after the cached state, so the cache is checked with them; the first case also
 * decodes in a batch.
 *
 * @param limit how many cases; all by default.
 * @returns the first difference in words, null where there is none. Rejects where a model throws.
 */
export async function findDifference(
	subject: GoldenSubject,
	golden: Golden,
	limit = golden.cases.length,
): Promise<string | null> {
	for (const [at, golden_] of golden.cases.slice(0, limit).entries()) {
		const difference =
			differentIds(subject.codec, golden_) ??
			(await differentLogits(subject, golden_, golden.tolerance.logit)) ??
			(await differentRewards(subject, golden_, golden.tolerance.reward));
		if (difference !== null) return `golden case ${at + 1}: ${difference}`;
	}
	const [first] = golden.cases;
	if (first === undefined) return null;
	const difference = await differentBatch(subject, first, golden.tolerance.logit);
	return difference === null ? null : `golden case 1 in a batch: ${difference}`;
}

function differentIds(codec: TextCodec, golden: GoldenCase): string | null {
	const question = codec.encodeQuestion(golden.question);
	const ids = [...question];
	const positions: number[] = [];
	for (const step of splitSteps(golden.solution)) {
		ids.push(...codec.encodeLines([step]));
		positions.push(ids.length - 1);
	}
	if (ids.join() !== golden.ids.join()) return 'other token ids';
	return positions.join() === golden.positions.join() ? null : 'other label positions';
}

async function differentLogits(
	{ codec, generatorDecoder }: GoldenSubject,
	golden: GoldenCase,
	tolerance: number,
): Promise<string | null> {
	const question = codec.encodeQuestion(golden.question);
	const batch = generatorDecoder.begin();
	const output = await batch.read(question);
	batch.free();
	for (const [at, id] of golden.lastLogits.ids.entries()) {
		const wrong = tooFar(output[id], golden.lastLogits.values[at], tolerance);
		if (wrong !== null) return `logit of token ${id}: ${wrong}`;
	}
	return null;
}

/** Tokens that each row of the batch reads, and the rows that stay to its end. */
const batchTokens = 4;
const stayingRows = [2, 0];

/** Rows that part and leave must say what each says alone; the texts are pieces of the solution. */
async function differentBatch(
	{ codec, generatorDecoder }: GoldenSubject,
	golden: GoldenCase,
	tolerance: number,
): Promise<string | null> {
	const ids = codec.encodeQuestion(golden.question);
	const solution = golden.ids.slice(ids.length);
	const texts = [0, 1, 2].map((from) => solution.slice(from, from + batchTokens));
	const question = generatorDecoder.begin();
	await question.read(ids);
	const batch = question.fanOut(texts.length);
	let rows = [...texts.keys()];
	let output: Float32Array = new Float32Array();
	for (let at = 0; at < batchTokens; at++) {
		if (at === batchTokens / 2) {
			batch.keep(stayingRows);
			rows = stayingRows;
		}
		output = await batch.read(rows.map((row) => texts[row]?.[at] ?? 0));
	}
	batch.free();
	const vocab = output.length / rows.length;
	for (const [at, row] of rows.entries()) {
		const alone = question.copy();
		const expected = await alone.read(texts[row] ?? []);
		alone.free();
		const wrong = output
			.subarray(at * vocab, (at + 1) * vocab)
			.findIndex((logit, id) => tooFar(logit, expected[id], tolerance) !== null);
		if (wrong !== -1) return `logit of token ${wrong} in row ${row + 1}`;
	}
	question.free();
	return null;
}

async function differentRewards(
	{ rewarder }: GoldenSubject,
	golden: GoldenCase,
	tolerance: number,
): Promise<string | null> {
	const { question } = golden;
	const problem = { id: 'golden', topic: 'golden', question, answer: null, reference: [] };
	const steps = splitSteps(golden.solution);
	for (const at of steps.keys()) {
		const { process, outcome } = await rewarder.reward(problem, steps.slice(0, at + 1));
		const wrong = tooFar(process, golden.prm[at], tolerance);
		if (wrong !== null) return `reward of step ${at + 1}: ${wrong}`;
		if (at < steps.length - 1) continue;
		const wrongOutcome = tooFar(outcome, golden.orm, tolerance);
		if (wrongOutcome !== null) return `outcome reward: ${wrongOutcome}`;
	}
	return null;
}

/** NaN is always too far. */
function tooFar(
	actual: number | null | undefined,
	expected: number | undefined,
	tolerance: number,
): string | null {
	if (actual === null || actual === undefined || expected === undefined)
		return 'a value is missing';
	return Math.abs(actual - expected) <= tolerance
		? null
		: `${actual.toFixed(4)} instead of ${expected.toFixed(4)}`;
}

/** @throws TypeError for anything that is no golden file. */
export function parseGolden(value: unknown): Golden {
	const root = fieldsOf(value);
	const tolerance = fieldsOf(root['tolerance']);
	const cases = root['cases'];
	if (!Array.isArray(cases) || cases.length === 0) throw new TypeError('no golden cases');
	return {
		tolerance: { reward: number(tolerance['reward']), logit: number(tolerance['logit']) },
		cases: cases.map((item: unknown): GoldenCase => {
			const fields = fieldsOf(item);
			const lastLogits = fieldsOf(fields['last_logits']);
			return {
				question: text(fields['question']),
				solution: text(fields['solution']),
				ids: numbers(fields['ids']),
				positions: numbers(fields['positions']),
				prm: numbers(fields['prm']),
				orm: number(fields['orm']),
				lastLogits: { ids: numbers(lastLogits['ids']), values: numbers(lastLogits['values']) },
			};
		}),
	};
}

function fieldsOf(value: unknown): Record<string, unknown> {
	if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
	return { ...value };
}

function text(value: unknown): string {
	if (typeof value !== 'string') throw new TypeError('not a text');
	return value;
}

function number(value: unknown): number {
	if (typeof value !== 'number') throw new TypeError('not a number');
	return value;
}

function numbers(value: unknown): number[] {
	if (!Array.isArray(value)) throw new TypeError('not a list');
	return value.map(number);
}
