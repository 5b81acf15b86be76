import type { Problem } from '../../../../domain/problem.ts';
import { splitSteps } from '../../../../domain/solution.ts';
import type { Rewarder, Rewards } from '../../../../run/ports.ts';
import type { Watch } from '../generator.ts';
import { type HeadsJudge, type Judged, nextStep, nothingJudged } from './judge.ts';
import type { SurpriseAfter } from './reading.ts';

/** One candidate while it is written. */
type Ridden = { judged: Judged; text: string; steps: number; endsLine: boolean };

export interface Ride {
	/** For the generator. */
	watch(problem: Problem): Watch;
	/** The same rewarder, which is asked for nothing that was judged while it was written. */
	over(rewarder: Rewarder): Rewarder;
}

/**
 * Judges solutions by what the writer's own pass says of their tokens: no second pass over the text. A step's reward is
 * there when its last token is drawn, which itself counts for nothing.
 *
 * @param topWidth numbers of a position before those of the heads.
 */
export function createRide(
	judge: HeadsJudge,
	topWidth: number,
	surpriseAfter: SurpriseAfter,
): Ride {
	let asked = '';
	/** Of the question asked last, by the steps that lead there. */
	const known = new Map<string, Rewards>();

	function ask(question: string): void {
		if (question !== asked) known.clear();
		asked = question;
	}

	return {
		watch({ question }) {
			ask(question);
			const ridden = new Map<number, Ridden>();
			const of = (candidate: number): Ridden => {
				const found = ridden.get(candidate);
				if (found !== undefined) return found;
				const fresh = { judged: nothingJudged(), text: '', steps: 0, endsLine: false };
				ridden.set(candidate, fresh);
				return fresh;
			};
			return {
				read({ candidate, token }, before, output) {
					const row = of(candidate);
					if (row.endsLine) row.judged = nextStep(row.judged);
					else judge.add(row.judged, output.subarray(topWidth), surpriseAfter(before, token));
					row.endsLine = false;
				},
				added(candidate, text) {
					const row = of(candidate);
					row.text += text;
					row.endsLine = text.includes('\n');
					if (!row.endsLine || question !== asked) return;
					const steps = splitSteps(row.text);
					// A blank line is no step.
					if (steps.length > row.steps) known.set(steps.join('\n'), judge.rewards(row.judged));
					row.steps = steps.length;
				},
			};
		},
		over: (rewarder) => ({
			async reward(problem, steps) {
				ask(problem.question);
				return known.get(steps.join('\n')) ?? rewarder.reward(problem, steps);
			},
			rest: () => rewarder.rest(),
		}),
	};
}
