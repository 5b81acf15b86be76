import { list, nullable, record, text, where, whole } from '../../domain/json.ts';
import { sessionDraft } from '../../parts/draft/session-draft.ts';
import type { Card } from '../../world/deck.ts';

/** A card of a file: its labels are the truth, and nobody says why a step is wrong. */
export type FileCard = {
	readonly question: string;
	/** Canonical rational text; null where the file has no key. */
	readonly answer: string | null;
	readonly steps: readonly string[];
	readonly firstWrong: number | null;
};

/** A deck that a visitor opened. */
export type FileDeck = { readonly name: string; readonly cards: readonly FileCard[] };

/** Kept for the tab's life, as what is typed is. */
export const keptFileDeck = sessionDraft(
	'steplight.play.file',
	record<FileDeck>({
		name: text,
		cards: where(
			list(
				record<FileCard>({
					question: text,
					answer: nullable(text),
					steps: list(text),
					firstWrong: nullable(whole),
				}),
			),
			(cards) => cards.length > 0,
			'at least one card',
		),
	}),
);

export function cardsOf({ cards }: FileDeck): Card[] {
	return cards.map(({ question, answer, steps, firstWrong }, at) => ({
		problem: { id: `file-${at + 1}`, topic: 'file', question, answer, reference: [] },
		steps,
		firstWrong,
		program: [],
	}));
}
