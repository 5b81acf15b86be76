import type { Problem } from '../../../domain/problem.ts';
import { Random } from '../../../domain/random.ts';
import type { CandidateGenerator, GeneratedText, RunSettings } from '../../../run/ports.ts';
import type { Batch, Decoder } from '../decoder/decoder.ts';
import { timed } from '../runtime/timed.ts';
import type { NextTokenReader } from './next-token.ts';
import { sampleToken } from './sampler.ts';
import { addText, endTurn, type SolutionText } from './solution-text.ts';
import type { TextCodec } from './tokenizer.ts';

/** One candidate while it is written. */
type Writer = {
	readonly candidate: number;
	readonly random: Random;
	readonly decoder: TextDecoder;
	readonly solution: SolutionText;
	token: number;
};

/** A question with what the model said of its positions, and the state after it. */
type Question = {
	readonly text: string;
	readonly ids: readonly number[];
	/** Of every position where familiarity is told, else of the last. */
	readonly output: Float32Array;
	readonly batch: Batch;
};

export type GeneratorParts = {
	readonly decoder: Decoder;
	readonly codec: TextCodec;
	readonly reader: NextTokenReader;
	/** Longest context in tokens that the model was trained for. */
	readonly maxTokens: number;
	/** The padding token, which is never drawn; null for none. */
	readonly bannedId: number | null;
	/** Tokens that end what is written, where the model knows any. */
	readonly endIds: readonly number[];
	/** Whether the familiarity of questions means anything; it takes the output matrix once a token. */
	readonly tellsFamiliarity: boolean;
};

/**
 * Writes all candidates in one batch: the question is read once and fanned out, every decode step
 * adds one token to each candidate, and finished candidates leave the batch.
 * Candidate i draws from its own stream, so its text depends on the seed and i alone.
 */
export function createGenerator({
	decoder,
	codec,
	reader,
	...limits
}: GeneratorParts): CandidateGenerator {
	const { width } = reader;
	/** The question read last: how familiar it is, and every solution of it, begin with the same pass. */
	let known: Question | null = null;

	async function readQuestion(problem: Problem): Promise<Question> {
		if (known?.text === problem.question) return known;
		const ids = codec.encodeQuestion(problem.question).slice(0, limits.maxTokens);
		known?.batch.free();
		known = null;
		const batch = decoder.begin();
		const told = limits.tellsFamiliarity ? [...ids.keys()] : undefined;
		const output = await timed('question', () => batch.read(ids, told));
		known = { text: problem.question, ids, output, batch };
		return known;
	}

	/** What the first token is drawn from, and a row for every candidate. */
	async function fanOut(
		question: Question,
		steps: readonly number[],
		candidates: number,
	): Promise<{ last: Float32Array; batch: Batch }> {
		if (steps.length === 0) {
			const last = question.output.subarray(-width);
			return { last, batch: question.batch.fanOut(candidates) };
		}
		const prefix = question.batch.copy();
		try {
			const last = await prefix.read(steps);
			return { last, batch: prefix.fanOut(candidates) };
		} finally {
			prefix.free();
		}
	}

	async function* generate(
		problem: Problem,
		settings: RunSettings,
		prefix: readonly string[] = [],
	): AsyncGenerator<readonly GeneratedText[]> {
		const maxTokens = Math.min(settings.maxTokens, limits.maxTokens);
		const steps = codec.encodeLines(prefix);
		const start = codec.encodeQuestion(problem.question).length + steps.length;
		let writers = newWriters(settings);
		if (start >= maxTokens) {
			yield writers.map(({ candidate }) => ({ candidate, text: '', tokens: 0, end: 'cut' }));
			return;
		}
		const question = await readQuestion(problem);
		const { last, batch } = await fanOut(question, steps, writers.length);
		let said = (_row: number): Float32Array => last;

		try {
			for (let length = start + 1; ; length++) {
				const additions = writers.map((writer, row): GeneratedText => {
					writer.token = sampleToken(
						reader.next(said(row)),
						settings,
						writer.random,
						limits.bannedId ?? -1,
					);
					if (limits.endIds.includes(writer.token)) return end(writer);
					return append(writer, codec.bytesOf(writer.token), length >= maxTokens);
				});
				yield additions;
				const rows = additions.flatMap(({ end }, row) => (end === null ? [row] : []));
				if (rows.length === 0) return;
				if (rows.length < writers.length) {
					batch.keep(rows);
					writers = rows.map((row) => writers[row] as Writer);
				}
				const tokens = writers.map(({ token }) => token);
				const output = await timed('decode step', () => batch.read(tokens));
				said = (row) => output.subarray(row * width, (row + 1) * width);
			}
		} finally {
			// Also where the reader stops early.
			batch.free();
		}
	}

	async function familiarity(problem: Problem): Promise<number | null> {
		if (!limits.tellsFamiliarity) return null;
		const { ids, output } = await readQuestion(problem);
		let sum = 0;
		for (let at = 1; at < ids.length; at++) {
			const before = output.subarray((at - 1) * width, at * width);
			sum += reader.logProbability(before, ids[at] as number);
		}
		return sum / Math.max(1, ids.length - 1);
	}
	return { generate, familiarity };
}

function newWriters({ candidates, seed }: RunSettings): Writer[] {
	const random = new Random(seed);
	return Array.from({ length: candidates }, (_, candidate) => ({
		candidate,
		random: random.fork(candidate),
		decoder: new TextDecoder(),
		solution: { line: '', last: '' },
		token: 0,
	}));
}

function append(writer: Writer, bytes: Uint8Array, isFull: boolean): GeneratedText {
	const added = writer.decoder.decode(bytes, { stream: true });
	const { text, isAnswered } = addText(writer.solution, added);
	const end = isAnswered ? 'answered' : isFull ? 'cut' : null;
	return { candidate: writer.candidate, text, tokens: 1, end };
}

/** The model has ended its turn. */
function end({ candidate, solution }: Writer): GeneratedText {
	const { text, isAnswered } = endTurn(solution);
	return { candidate, text, tokens: 1, end: isAnswered ? 'answered' : 'cut' };
}
