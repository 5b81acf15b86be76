import { useState } from 'react';
import type { Veil } from '../../../domain/reveal.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { useShape } from '../../../parts/link/shape-context.ts';
import { type RevealControl, useReveal } from '../../../parts/reveal/useReveal.ts';

type Place = {
	/** Of the run that is shown. */
	readonly run: string;
	readonly candidates: readonly Candidate[];
	readonly live: boolean;
	/** Whether rewards say anything here; without them there are none to hide. */
	readonly judged: boolean;
};

export type Guess = {
	readonly reveal: RevealControl;
	readonly hides: readonly Veil[];
	/** Identifies the solution that the class judges. */
	readonly key: string;
	/** It; none where nothing is written yet. */
	readonly shown: Candidate | undefined;
	readonly choose: (index: number) => void;
	/** Whether the page may show the whole run. */
	readonly showsRun: boolean;
};

/** What a link hides of a run until the class has guessed. */
export function useGuess({ run, candidates, live, judged }: Place): Guess {
	const shape = useShape();
	const hides = judged ? shape.hides : shape.hides.filter((veil) => veil !== 'rewards');
	const [solution, choose] = useState(0);
	const candidate = candidates.find(({ index }) => index === solution) ?? candidates[0];
	const steps = candidate?.steps.length ?? 0;
	const key = `${run}/${candidate?.index ?? 0}`;
	const isWriting = live && candidate?.state === 'writing';
	const reveal = useReveal({ key, hides, steps, isWriting });
	const hidesSteps = hides.includes('steps') || hides.includes('rewards');
	const isSeen = reveal.seen.steps >= steps && reveal.seen.rewards >= steps;
	return {
		reveal,
		hides,
		key,
		shown: candidate,
		choose,
		showsRun: !hidesSteps || (isSeen && !live),
	};
}
