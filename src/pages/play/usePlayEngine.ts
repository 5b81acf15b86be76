import { useState } from 'react';
import { useDesk } from '../../parts/engine/engine-context.ts';
import type { Card, WorldCard } from '../../world/deck.ts';
import type { Game, Reading, Sample } from './game.ts';
import { buildDeck, readCard } from './play-tasks.ts';

type PlayTask =
	/** `rewards` are those that the PRM has given so far. */
	| {
			readonly kind: 'read';
			readonly card: Card;
			readonly rewards: readonly (number | null)[];
	  }
	| { readonly kind: 'build'; readonly done: number; readonly of: number };

export type PlayEngine = {
	readonly task: PlayTask | null;
	/** Tells what the PRM says; null where it was stopped or failed. Does nothing while there is a task. */
	readonly read: (card: Card, onEnd: (reading: Reading | null) => void) => void;
	/** Tells a sample a card, null for those that the model did not come to or wrote nothing usable for. */
	readonly build: (
		deck: readonly WorldCard[],
		seed: number,
		onEnd: (samples: Game['samples']) => void,
	) => void;
	readonly stop: () => void;
};

/** What the game asks of the models, one thing at a time. */
export function usePlayEngine(): PlayEngine {
	const [desk, { busy }] = useDesk('play');
	const [task, setTask] = useState<PlayTask | null>(null);

	const read: PlayEngine['read'] = (card, onEnd) => {
		let reading: Reading | null = null;
		desk.start({
			task: readCard(card),
			began: () => setTask({ kind: 'read', card, rewards: [] }),
			tell(update) {
				if (update.kind === 'reading') reading = update.reading;
				else setTask({ kind: 'read', card, rewards: update.rewards });
			},
			ended: () => onEnd(reading),
		});
	};

	const build: PlayEngine['build'] = (deck, seed, onEnd) => {
		const of = deck.length;
		let samples: (Sample | null)[] = [];
		desk.start({
			task: buildDeck(deck, seed),
			began() {
				samples = [];
				setTask({ kind: 'build', done: 0, of });
			},
			tell({ at, sample }) {
				samples.push(sample);
				setTask({ kind: 'build', done: at + 1, of });
			},
			// Stopped, overtaken or failed: what was made is kept.
			ended: () => onEnd(samples),
		});
	};

	return { task: busy ? task : null, read, build, stop: desk.stop };
}
