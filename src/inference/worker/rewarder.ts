import type { Problem } from '../../domain/problem.ts';
import type { Probability } from '../../domain/reward.ts';
import type { OutcomeRewarder, SolutionRewarder, StepRewarder } from '../../verify/ports.ts';
import type { Decoder, KvCache } from './session.ts';
import type { TextCodec } from './tokenizer.ts';

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
	let question: KvCache = decoder.empty;
	const caches = new Map<number, KvCache>();
	/** The given solution read last, a text with its reward and cache a step; the question is in front. */
	let known: { readonly text: string; readonly reward: Probability; readonly cache: KvCache }[] =
		[];

	async function rewardAfter(
		past: KvCache,
		lines: readonly string[],
	): Promise<{ reward: Probability; cache: KvCache }> {
		const ids = codec.encodeLines(lines);
		if (past.length + ids.length > maxTokens) return { reward: 0, cache: past };
		const { output, cache } = await decoder.read(past, ids);
		const reward = output.at(-1);
		if (reward === undefined || Number.isNaN(reward)) {
			throw new Error('the reward model returned no number');
		}
		return { reward, cache };
	}

	/** A question that fills the context has no candidates to score. */
	async function readQuestion(text: string): Promise<KvCache> {
		const ids = codec.encodeQuestion(text);
		return ids.length <= maxTokens ? (await decoder.read(decoder.empty, ids)).cache : decoder.empty;
	}

	return {
		async begin(problem: Problem) {
			caches.clear();
			question = await readQuestion(problem.question);
		},
		async rewardStep(candidate, step) {
			const { reward, cache } = await rewardAfter(caches.get(candidate) ?? question, [step]);
			caches.set(candidate, cache);
			return reward;
		},
		release(candidate) {
			caches.delete(candidate);
		},
		async *rewardSteps({ question: asked }, steps) {
			const texts = [asked, ...steps];
			const changed = texts.findIndex((text, at) => known[at]?.text !== text);
			if (changed !== -1) known = known.slice(0, changed);
			for (const [at, text] of texts.entries()) {
				const before = known[at - 1];
				const read =
					known[at] ??
					(before === undefined
						? { text, reward: 0, cache: await readQuestion(asked) }
						: { text, ...(await rewardAfter(before.cache, [text])) });
				known[at] = read;
				if (at > 0) yield read.reward;
			}
		},
		async rewardOutcome(steps) {
			return (await rewardAfter(question, steps)).reward;
		},
	};
}
