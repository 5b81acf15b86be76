import type { Problem } from '../../../domain/problem.ts';
import type { Probability } from '../../../domain/reward.ts';
import type { OutcomeRewarder, SolutionRewarder, StepRewarder } from '../../../run/ports.ts';
import type { Batch, Decoder } from '../decoder/decoder.ts';
import type { TextCodec } from './tokenizer.ts';

/** A line of a given solution, its reward and the state after it; the question is in front. */
type KnownLine = { readonly text: string; readonly reward: Probability; readonly batch: Batch };

/**
 * A reward model that reads each token once: the question in `begin`, then every step after the
 * cached state of the steps before it, at one row (ENGINE.md: S > 1 with a past needs B = 1).
 * Serves as process reward model (`rewardStep`) and as outcome reward model (`rewardOutcome`);
 * both rewards are read at a newline, sigmoid inside the graph (Math-Shepherd section 3.2).
 *
 * A text that runs over `maxTokens` has no position to be read at and gets 0: it can no longer
 * reach an answer within the context.
 */
export function createRewarder(
	decoder: Decoder,
	codec: TextCodec,
	maxTokens: number,
): StepRewarder & OutcomeRewarder & SolutionRewarder {
	let question = decoder.begin();
	const candidates = new Map<number, Batch>();
	const known: KnownLine[] = [];

	async function rewardOf(batch: Batch, lines: readonly string[]): Promise<Probability> {
		const ids = codec.encodeLines(lines);
		if (batch.length + ids.length > maxTokens) return 0;
		const reward = (await batch.read(ids)).at(-1);
		if (reward === undefined || Number.isNaN(reward)) {
			throw new Error('the reward model returned no number');
		}
		return reward;
	}

	/** A question that fills the context has no candidates to score. */
	async function readQuestion(text: string): Promise<Batch> {
		const ids = codec.encodeQuestion(text);
		const batch = decoder.begin();
		if (ids.length <= maxTokens) await batch.read(ids);
		return batch;
	}

	async function readLine(text: string, before: KnownLine | undefined): Promise<KnownLine> {
		if (before === undefined) return { text, reward: 0, batch: await readQuestion(text) };
		const batch = before.batch.copy();
		return { text, reward: await rewardOf(batch, [text]), batch };
	}

	function release(candidate: number): void {
		candidates.get(candidate)?.free();
		candidates.delete(candidate);
	}

	return {
		async begin(problem: Problem) {
			for (const candidate of candidates.keys()) release(candidate);
			question.free();
			question = await readQuestion(problem.question);
		},
		async rewardStep(candidate, step) {
			const batch = candidates.get(candidate) ?? question.copy();
			candidates.set(candidate, batch);
			return rewardOf(batch, [step]);
		},
		release,
		async *rewardSteps({ question: asked }, steps) {
			const texts = [asked, ...steps];
			const changed = texts.findIndex((text, at) => known[at]?.text !== text);
			if (changed !== -1) for (const { batch } of known.splice(changed)) batch.free();
			for (const [at, text] of texts.entries()) {
				const line = known[at] ?? (await readLine(text, known[at - 1]));
				known[at] = line;
				if (at > 0) yield line.reward;
			}
		},
		async rewardOutcome(steps) {
			const batch = question.copy();
			try {
				return await rewardOf(batch, steps);
			} finally {
				batch.free();
			}
		},
	};
}
