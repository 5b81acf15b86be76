import { lessonItem } from '../../parts/lesson/lesson-item.ts';
import { Share } from '../../parts/share/Share.tsx';
import type { Card } from '../../world/deck.ts';
import type { Reading } from './game.ts';
import { type PlayLink, playLink } from './play-link.ts';
import { type PlayOptions, writeOptions } from './play-options.ts';

type Props = {
	readonly options: PlayOptions;
	/** The card that is shown; null at the end. */
	readonly card: Card | null;
	/** What the PRM said of it; null where it was not asked. */
	readonly reading: Reading | null;
};

/** The deck with its options as a link, and its card as a part of a lesson. */
export function PlayShare({ options, card, reading }: Props) {
	const content: PlayLink = { options: writeOptions(options, '') };
	return (
		<Share
			page="play"
			content={content}
			reader={playLink}
			holds="the deck and its options"
			lesson={() => {
				if (card === null) return null;
				const { problem, steps, firstWrong } = card;
				const rewards = steps.map((_, at) => reading?.rewards[at] ?? null);
				const solutions = [{ steps, rewards, outcome: null }];
				return lessonItem({ problem, solutions, firstWrong, source: '' });
			}}
		/>
	);
}
