import { useState } from 'react';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { FileField } from '../../parts/field/FileField.tsx';
import { readTextFile } from '../../parts/files/text-file.ts';
import { Stack } from '../../parts/layout/Stack.tsx';
import { WarningList } from '../../parts/note/WarningList.tsx';
import type { FileDeck } from './file-deck.ts';

type Props = {
	/** The deck that is open; null where the deck is the page's own. */
	readonly deck: FileDeck | null;
	readonly onDeck: (deck: FileDeck | null) => void;
};

const readerLost =
	'The part of this page that reads files could not be loaded. Check the connection and reload the page.';

/** A deck that a visitor brings: solutions with their labels, in any form that the page reads. */
export function DeckFile({ deck, onDeck }: Props) {
	const [words, setWords] = useState('');
	const [messages, setMessages] = useState<readonly string[]>([]);

	const open = async (file: File) => {
		setMessages([]);
		const read = await readTextFile(file);
		if (!read.ok) return setWords(read.error);
		const reader = await import('./deck-file.ts').catch(() => null);
		if (reader === null) return setWords(readerLost);
		const made = reader.deckOfFile(file.name, read.value.text);
		if (!made.ok) return setWords(made.error.message);
		setWords('');
		setMessages(made.value.messages);
		onDeck(made.value.deck);
	};
	const count = deck?.cards.length ?? 0;
	const openWords = `${deck?.name} is open: ${count === 1 ? '1 card' : `${count} cards`}.`;
	return (
		<Stack space={2}>
			<FileField
				label="A deck of your own (CSV, JSON or text)"
				accept=".jsonl,.ndjson,.json,.csv,.tsv,.tab,.txt,text/plain,text/csv,application/json"
				words={
					words ||
					(deck === null
						? 'Problems, solutions and labels of their steps. It is read here and goes nowhere.'
						: openWords)
				}
				onOpen={(file) => void open(file)}
			/>
			<WarningList messages={messages} />
			{deck !== null && (
				<ActionButton
					onPress={() => {
						setMessages([]);
						onDeck(null);
					}}
				>
					Back to the page’s own deck
				</ActionButton>
			)}
		</Stack>
	);
}
