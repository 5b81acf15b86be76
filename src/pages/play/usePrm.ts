import { useEffect, useState } from 'react';
import { readyFor } from '../../engine/models.ts';
import { useEngineState } from '../../parts/engine/engine-context.ts';
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
	wanted: boolean,
): PrmView {
	const { task, read: readCard } = engine;
	const isReady = readyFor(useEngineState()) !== null;
	/** Cards whose run was stopped; they are asked about again when the page comes into view. */
	const [missed, setMissed] = useState<readonly Card[]>([]);
	if (!wanted && missed.length > 0) setMissed([]);

	const isDue = (at: number): boolean => {
		const card = cards[at];
		const isUnread = at < game.calls.length && (game.readings[at] ?? null) === null;
		return isUnread && card !== undefined && !missed.includes(card);
	};
	const ready = wanted && isReady && task === null;
	const dueAt = ready ? [game.at, ...game.calls.keys()].find(isDue) : undefined;
	const due = dueAt === undefined ? undefined : cards[dueAt];
	// biome-ignore lint/correctness/useExhaustiveDependencies: what is due decides alone; `readCard` is new each time.
	useEffect(() => {
		if (due === undefined) return;
		readCard(due, (reading) => {
			if (reading === null) setMissed((before) => [...before, due]);
			else read(due, reading);
		});
	}, [due]);

	const card = cards[game.at];
	const reading = game.readings[game.at] ?? null;
	if (reading !== null) return { rewards: reading.rewards, call: prmCall(reading) };
	const isReading = task?.kind === 'read' && task.card === card;
	return { rewards: isReading ? task.rewards : [], call: null };
}
