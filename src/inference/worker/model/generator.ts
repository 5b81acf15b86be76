import type { Problem } from '../../../domain/problem.ts';
import type { CandidateGenerator, GeneratedText, RunSettings } from '../../../run/ports.ts';
import type { Batch } from '../decoder/decoder.ts';
import { timed } from '../runtime/timed.ts';
import { addText, endTurn } from './solution-text.ts';
import { createStepTree } from './step-tree.ts';
import { leastLikely } from './surprise.ts';
import {
	type Ends,
	newWriters,
	type RowWriting,
	type Writer,
	wavesOf,
	writeRows,
} from './write-rows.ts';

/** A question with what the model said of its positions, and the state after it. */
type Question = {
	readonly text: string;
	readonly ids: readonly number[];
	/** Of every position where familiarity is told, else of the last. */
	readonly output: Float32Array;
	readonly batch: Batch;
};

export type GeneratorParts = RowWriting & {
	/** Whether the familiarity of questions means anything; it takes the output matrix once a token. */
	readonly tellsFamiliarity: boolean;
	/** Whoever judges while solutions are written; called for each question. */
	readonly watch?: (problem: Problem) => Watch;
};

/** Sees each candidate's tokens as they are written and read. */
export type Watch = {
	/** A token was read: see `writeRows`. */
	read(
		writer: Pick<Writer, 'candidate' | 'token'>,
		before: Float32Array,
		output: Float32Array,
	): void;
	/** Characters were written, which ended a line where there is a newline in them; their token has not been read. */
	added(candidate: number, text: string): void;
};

/** In tokens: a step and an answer line. A question that leaves less room is too long. */
const shortestSolution = 24;

/**
 * Writes all candidates in one batch: the question is read once and fanned out, every decode step
 * adds one token to each candidate, and finished candidates leave the batch. Where there is no room for all of them,
 * there are several batches, one after the other.
 * Candidate i draws from its own stream, so its text depends on the seed and i alone.
 */
export function createGenerator(parts: GeneratorParts): CandidateGenerator {
	const { decoder, codec, reader, tellsFamiliarity } = parts;
	const { width } = reader;
	/** The question read last: how familiar it is, and every solution of it, begin with the same pass. */
	let known: Question | null = null;

	async function readQuestion(problem: Problem): Promise<Question> {
		if (known?.text === problem.question) return known;
		const ids = codec.encodeQuestion(problem.question).slice(0, parts.maxTokens);
		known?.batch.free();
		known = null;
		const batch = decoder.begin();
		const told = tellsFamiliarity ? [...ids.keys()] : undefined;
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
		const maxTokens = Math.min(settings.maxTokens, parts.maxTokens);
		const steps = codec.encodeLines(prefix);
		const start = codec.encodeQuestion(problem.question).length + steps.length;
		const writers = newWriters(settings.candidates, settings.seed);
		if (start >= maxTokens) {
			yield writers.map(({ candidate }) => ({ candidate, text: '', tokens: 0, end: 'cut' }));
			return;
		}
		const question = await readQuestion(problem);
		const watch = prefix.length === 0 ? parts.watch?.(problem) : undefined;
		const ends: Ends<GeneratedText['end']> = {
			endTurn({ candidate, solution }) {
				const { text, isAnswered } = endTurn(solution);
				// A line that is put in place of a missing one has no tokens.
				if (text === '\n') watch?.added(candidate, text);
				return { text, end: isAnswered ? 'answered' : 'cut' };
			},
			...(watch && { read: watch.read }),
			add({ candidate, solution }, added, isFull) {
				const { text, isAnswered } = addText(solution, added);
				watch?.added(candidate, text);
				return { text, end: isAnswered ? 'answered' : isFull ? 'cut' : null };
			},
		};
		for (const wave of await wavesOf(parts, writers)) {
			const from = await fanOut(question, steps, wave.length);
			yield* writeRows(parts, { ...from, writers: wave }, settings, ends);
		}
	}

	async function familiarity(problem: Problem): Promise<number | null> {
		if (!tellsFamiliarity) return null;
		const { ids, output } = await readQuestion(problem);
		let sum = 0;
		for (let at = 1; at < ids.length; at++) {
			const before = output.subarray((at - 1) * width, at * width);
			sum += reader.logProbability(before, ids[at] as number);
		}
		return sum / Math.max(1, ids.length - 1);
	}

	return {
		generate,
		familiarity,
		async surprise(problem, steps) {
			// Models of whose questions nothing is told give no logits at every position.
			if (!tellsFamiliarity) return null;
			const { batch, output } = await readQuestion(problem);
			return leastLikely(steps, batch, output.subarray(-width), parts);
		},
		fits: ({ question }) =>
			codec.encodeQuestion(question).length + shortestSolution <= parts.maxTokens,
		tree: (problem, settings) =>
			createStepTree(parts, settings, async () => {
				const { batch, output } = await readQuestion(problem);
				return { batch, last: output.subarray(-width) };
			}),
	};
}
