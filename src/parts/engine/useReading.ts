import { useEffect, useState } from 'react';
import type { Problem } from '../../domain/problem.ts';
import { readyFor } from '../../engine/models.ts';
import { useEngine, useEngineState } from './engine-context.ts';

/** What the loaded models find of a question before anything is written. */
export type Reading = {
	/** See `CandidateGenerator.familiarity`. */
	readonly familiarity: number | null;
	/** Whether it leaves room for a solution. */
	readonly fits: boolean;
};

/** Typing goes on while it pauses for less. */
const pauseMs = 500;

/**
 * Lets the models read a question as soon as they are there: one pass, which the next run of it begins with.
 *
 * @param page whose job it is; another page's work is not disturbed.
 * @returns null while it is not known.
 */
export function useReading(page: string, problem: Problem): Reading | null {
	const engine = useEngine();
	const state = useEngineState();
	const info = readyFor(state);
	const [known, setKnown] = useState<{ question: string; info: object; reading: Reading } | null>(
		null,
	);
	const { question } = problem;
	useEffect(() => {
		if (info === null || question === '') return;
		let job: ReturnType<typeof engine.glance> = null;
		const timer = setTimeout(() => {
			job = engine.glance(page, {
				task: (use) => use.run({ kind: 'read', problem: { ...blank, question } }),
				tell(event) {
					if (event.kind !== 'read') return;
					const { familiarity, fits } = event;
					setKnown({ question, info, reading: { familiarity, fits } });
				},
			});
		}, pauseMs);
		return () => {
			clearTimeout(timer);
			job?.stop();
		};
	}, [engine, info, page, question]);
	return known?.question === question && known.info === info ? known.reading : null;
}

const blank: Omit<Problem, 'question'> = { id: 'read', topic: 'read', answer: null, reference: [] };
