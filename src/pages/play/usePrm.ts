import { useEffect, useState } from 'react';
import { type RunState, viewOf } from '../../run/state.ts';
import type { Card } from '../../world/deck.ts';
import type { PrmView } from './JudgedSteps.tsx';
import { prmCall } from './results.ts';
import type { PlayedDeck } from './useGame.ts';
import type { PlayEngine } from './usePlayEngine.ts';

/**
 * What the PRM says of the card shown. While models are loaded it is asked, one card at a time, about
 * each card that was answered: the one shown first, then those from before the models came.
 * @param wanted whether the PRM is shown and the page is in view: no run of another page is disturbed.
 */
export function usePrm(
	{ cards, game, read }: PlayedDeck,
	engine: PlayEngine,
	state: RunState,
	wanted: boolean,
): PrmView {
	const { task, needsLoad, score } = engine;
	/** Cards whose run was stopped; they are asked about again when the page comes into view. */
	const [missed, setMissed] = useState<readonly Card[]>([]);
	if (!wanted && missed.length > 0) setMissed([]);

	const isDue = (at: number): boolean => {
		const card = cards[at];
		const isUnread = at < game.calls.length && (game.readings[at] ?? null) === null;
		return isUnread && card !== undefined && !missed.includes(card);
	};
	const ready = wanted && !needsLoad && task === null;
	const dueAt = ready ? [game.at, ...game.calls.keys()].find(isDue) : undefined;
	const due = dueAt === undefined ? undefined : cards[dueAt];
	// biome-ignore lint/correctness/useExhaustiveDependencies: what is due decides alone; `score` is new each time.
	useEffect(() => {
		if (due === undefined) return;
		score(due, (reading) => {
			if (reading === null) setMissed((before) => [...before, due]);
			else read(due, reading);
		});
	}, [due]);

	const card = cards[game.at];
	const reading = game.readings[game.at] ?? null;
	if (reading !== null) return { rewards: reading.rewards, call: prmCall(reading) };
	const isScoring = task?.kind === 'score' && task.card === card;
	const streamed = isScoring ? (viewOf(state)?.candidates[0]?.steps ?? []) : [];
	return { rewards: streamed.map(({ reward }) => reward), call: null };
}
