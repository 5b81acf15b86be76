/** What a class guesses first: it is hidden until somebody reveals it. */
export type Veil = 'steps' | 'rewards' | 'verdict' | 'answer';

/** In the order in which they are revealed. */
export const veils: readonly Veil[] = ['steps', 'rewards', 'verdict', 'answer'];

/** What a class is asked where nobody asks anything else. */
export const firstAsk = 'Which step is the first wrong one?';

/** What one press reveals. */
export type Reveal =
	| { readonly kind: 'step' | 'reward'; readonly at: number }
	| { readonly kind: 'verdict' | 'answer' };

/** What is to be seen. */
export type Seen = {
	/** How many steps, and how many of their rewards. */
	readonly steps: number;
	readonly rewards: number;
	readonly verdict: boolean;
	readonly answer: boolean;
};

/** What is revealed of a solution, one after the other. @param steps how many it has. */
export function revealPlan(hides: readonly Veil[], steps: number): readonly Reveal[] {
	return veils
		.filter((veil) => hides.includes(veil))
		.flatMap((veil): readonly Reveal[] => {
			if (veil === 'verdict' || veil === 'answer') return [{ kind: veil }];
			const kind = veil === 'steps' ? 'step' : 'reward';
			return Array.from({ length: steps }, (_, at) => ({ kind, at }));
		});
}

/** What is seen once the first `count` of the plan are revealed; what no link hides always is. */
export function seenAfter(
	hides: readonly Veil[],
	plan: readonly Reveal[],
	count: number,
	steps: number,
): Seen {
	const done = plan.slice(0, count);
	const seen = (veil: Veil, kind: Reveal['kind']) =>
		hides.includes(veil) ? done.filter((reveal) => reveal.kind === kind).length : null;
	const shownSteps = seen('steps', 'step') ?? steps;
	return {
		steps: shownSteps,
		// A step that is hidden has no reward to be seen.
		rewards: Math.min(seen('rewards', 'reward') ?? steps, shownSteps),
		verdict: seen('verdict', 'verdict') !== 0,
		answer: seen('answer', 'answer') !== 0,
	};
}
