import { lazy, Suspense, useState } from 'react';
import { DeckFile } from './DeckFile.tsx';
import type { FileDeck } from './file-deck.ts';
import css from './TeacherOptions.module.css';

const ClassResults = lazy(async () => ({
	default: (await import('./ClassResults.tsx')).ClassResults,
}));

type Props = {
	readonly deck: FileDeck | null;
	readonly onDeck: (deck: FileDeck | null) => void;
};

/** What a teacher brings: a deck, and the results of a class. */
export function TeacherFiles({ deck, onDeck }: Props) {
	const [wasOpened, setWasOpened] = useState(false);
	return (
		<details onToggle={() => setWasOpened(true)}>
			<summary className={css['title']}>Own deck, class results</summary>
			<div className={css['options']}>
				<DeckFile deck={deck} onDeck={onDeck} />
				{wasOpened && (
					<Suspense>
						<ClassResults />
					</Suspense>
				)}
			</div>
		</details>
	);
}
