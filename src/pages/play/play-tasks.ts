import type { Candidate } from '../../domain/solution.ts';
import { defaultSettings } from '../../run/default-settings.ts';
import { follow, readRun } from '../../run/follow.ts';
import type { ModelTask } from '../../run/store.ts';
import { type Card, pickSample, type WorldCard, wantsFlawedNext } from '../../world/deck.ts';
import { ballotOf } from './ballot.ts';
import type { Reading, Sample } from './game.ts';

/** Solutions written for each problem of a deck from the model: enough for one of either kind. */
const candidates = 6;
/** Hot enough that some go wrong. */
const temperature = 1;

export type ReadUpdate =
	/** Rewards so far, null for steps that are still to come. */
	| { readonly kind: 'rewards'; readonly rewards: readonly (number | null)[] }
	/** Every step is scored. */
	| { readonly kind: 'reading'; readonly reading: Reading };

/** What the PRM says of a card. */
export function readCard({ problem, steps }: Card): ModelTask<ReadUpdate> {
	return async function* (use) {
		const { threshold } = use.info.verdictOnSteps;
		let rewards: readonly (number | null)[] = [];
		for await (const run of follow(use.run({ kind: 'score', problem, steps }))) {
			rewards = run.candidates[0]?.steps.map(({ reward }) => reward) ?? [];
			yield { kind: 'rewards', rewards };
		}
		const known = rewards.filter((reward) => reward !== null);
		if (known.length === steps.length) {
			yield { kind: 'reading', reading: { rewards: known, threshold } };
		}
	};
}

/** A card written; `sample` is null where no solution by the model could be used. */
export type BuildUpdate = { readonly at: number; readonly sample: Sample | null };

/** The model writes solutions for the problems of a deck, about half of them with an error. */
export function buildDeck(deck: readonly WorldCard[], seed: number): ModelTask<BuildUpdate> {
	return async function* (use) {
		const taken: WorldCard[] = [];
		for (const [at, card] of deck.entries()) {
			const { maxTokens } = use.info;
			const settings = {
				candidates,
				temperature,
				topP: defaultSettings.topP,
				seed: seed + at,
				maxTokens,
			};
			const { problem } = card;
			const run = await readRun(use.run({ kind: 'sample', problem, settings }));
			const wanted = wantsFlawedNext(deck, taken);
			const picked = pickSample(problem, solutionsOf(run.candidates), wanted);
			taken.push(picked ?? card);
			const sample =
				picked === null ? null : { steps: picked.steps, ballot: ballotOf(run.candidates) };
			yield { at, sample };
		}
	};
}

function solutionsOf(written: readonly Candidate[]): string[][] {
	return written
		.filter(({ state }) => state === 'finished')
		.map(({ steps }) => steps.map(({ text }) => text));
}
