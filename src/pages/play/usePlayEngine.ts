import { useCallback, useRef, useState } from 'react';
import type { Candidate } from '../../domain/solution.ts';
import type { Backend } from '../../engine/info.ts';
import type { EngineLoader, RunStore } from '../../run/control.ts';
import { viewOf } from '../../run/state.ts';
import { type Card, pickSample, wantsFlawedNext } from '../../world/deck.ts';
import { ballotOf } from './ballot.ts';
import type { Game, Reading, Sample } from './game.ts';

/** Solutions written for each problem of a deck from the model: enough for one of either kind. */
const candidates = 6;
/** Hot enough that some go wrong. */
const temperature = 1;
const topP = 1;

type PlayTask =
	| { readonly kind: 'load' }
	| { readonly kind: 'score'; readonly card: Card }
	| { readonly kind: 'build'; readonly done: number; readonly of: number };

export type PlayEngine = {
	readonly task: PlayTask | null;
	readonly needsLoad: boolean;
	readonly backend: Backend;
	readonly load: (backend?: Backend) => void;
	/** Tells the rewards; null where the run was stopped or failed. Does nothing while there is a task. */
	readonly score: (card: Card, onEnd: (reading: Reading | null) => void) => void;
	/** Tells a sample a card, null for those that the model did not come to or wrote nothing usable for. */
	readonly build: (
		deck: readonly Card[],
		seed: number,
		onEnd: (samples: Game['samples']) => void,
	) => void;
	readonly stop: () => void;
};

/** What the page asks of the models, one thing at a time. What went wrong is in the store. */
export function usePlayEngine(store: RunStore, loader: EngineLoader): PlayEngine {
	const [task, setTask] = useState<PlayTask | null>(null);
	const [backend, setBackend] = useState<Backend>('auto');
	const working = useRef(false);
	const stopWanted = useRef(false);

	const alone = useCallback(async (first: PlayTask, work: () => Promise<void>) => {
		if (working.current) return;
		working.current = true;
		stopWanted.current = false;
		setTask(first);
		try {
			await work();
		} finally {
			working.current = false;
			setTask(null);
		}
	}, []);

	const load = (wanted: Backend = backend) => {
		setBackend(wanted);
		void alone({ kind: 'load' }, async () => {
			await loader.ensure(store, wanted);
		});
	};

	const score: PlayEngine['score'] = (card, onEnd) => {
		void alone({ kind: 'score', card }, async () => {
			const engine = await loader.ensure(store, backend);
			if (engine === null) return onEnd(null);
			await loader.run(store, { kind: 'score', problem: card.problem, steps: card.steps });
			const rewards = rewardsOf(store);
			const { threshold } = engine.verdictOnSteps;
			onEnd(rewards === null ? null : { rewards, threshold });
		});
	};

	const build: PlayEngine['build'] = (deck, seed, onEnd) => {
		const of = deck.length;
		void alone({ kind: 'build', done: 0, of }, async () => {
			const engine = await loader.ensure(store, backend);
			if (engine === null) return;
			const { maxTokens } = engine;
			const samples: (Sample | null)[] = [];
			const taken: Card[] = [];
			for (const [at, card] of deck.entries()) {
				setTask({ kind: 'build', done: at, of });
				if (stopWanted.current) break;
				const settings = { candidates, temperature, topP, seed: seed + at, maxTokens };
				await loader.run(store, { kind: 'sample', problem: card.problem, settings });
				// Stopped here, or by the run of another page, or failed: what was made is kept.
				if (store.getState().kind !== 'done') break;
				const written = viewOf(store.getState())?.candidates ?? [];
				const picked = pickSample(card.problem, solutionsOf(written), wantsFlawedNext(deck, taken));
				samples.push(picked === null ? null : { steps: picked.steps, ballot: ballotOf(written) });
				taken.push(picked ?? card);
			}
			onEnd(samples);
		});
	};

	const stop = () => {
		if (!working.current) return;
		stopWanted.current = true;
		loader.stop();
	};

	return { task, needsLoad: loader.needsLoad(backend), backend, load, score, build, stop };
}

/** null unless every step was scored. */
function rewardsOf(store: RunStore): readonly number[] | null {
	const state = store.getState();
	if (state.kind !== 'done') return null;
	const rewards = (state.candidates[0]?.steps ?? []).map(({ reward }) => reward);
	return rewards.every((reward) => reward !== null) ? rewards : null;
}

function solutionsOf(written: readonly Candidate[]): string[][] {
	return written
		.filter(({ state }) => state === 'finished')
		.map(({ steps }) => steps.map(({ text }) => text));
}
