import type { Probability } from '../../../domain/reward.ts';
import { isAnswerLine } from '../../../domain/solution.ts';
import type { Rewarder } from '../../../run/ports.ts';
import type { Decoder } from '../decoder/decoder.ts';
import { timed } from '../runtime/timed.ts';
import { checkedReward } from './rewarder.ts';

type OutcomeParts = {
	readonly decoder: Decoder;
	/** Ids of a question with a whole solution; the reward is the first number of the last. */
	readonly layout: (question: string, steps: readonly string[]) => readonly number[];
	/** Longest context in tokens. */
	readonly maxTokens: number;
};

/** An outcome reward model (Cobbe et al. 2021): it reads whole solutions, each from its question on. */
export function createOutcomeRewarder({ decoder, layout, maxTokens }: OutcomeParts): Rewarder {
	let asked = '';
	/** Outcomes of the question asked last, by solution. */
	const known = new Map<string, Probability | null>();

	async function read(question: string, steps: readonly string[]): Promise<Probability | null> {
		const ids = layout(question, steps);
		if (ids.length > maxTokens) return null;
		const batch = decoder.begin();
		try {
			const [outcome] = await timed('reward', () => batch.read(ids));
			return checkedReward(outcome);
		} finally {
			batch.free();
		}
	}

	return {
		async reward({ question }, steps) {
			if (question !== asked) known.clear();
			asked = question;
			const text = steps.join('\n');
			const outcome = known.get(text) ?? (await read(question, steps));
			known.set(text, outcome);
			return { process: null, outcome };
		},
		rest() {},
	};
}

/** One model for the steps and another for whole solutions; null for nobody. */
export function bothRewarders(steps: Rewarder | null, whole: Rewarder | null): Rewarder {
	if (steps !== null && steps === whole) return steps;
	return {
		async reward(problem, prefix) {
			const process = (await steps?.reward(problem, prefix))?.process ?? null;
			// Of a part an outcome means nothing, and it is read from the start.
			const isWhole = isAnswerLine(prefix.at(-1) ?? '');
			const outcome = isWhole ? ((await whole?.reward(problem, prefix))?.outcome ?? null) : null;
			return { process, outcome };
		},
		rest() {
			steps?.rest();
			whole?.rest();
		},
	};
}
