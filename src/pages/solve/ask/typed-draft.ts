import { flag, record, text } from '../../../domain/json.ts';
import { sessionDraft } from '../../../parts/draft/session-draft.ts';

/** What a visitor has typed: kept for the tab's life, so that neither a reload nor a switch loses it. */
export type TypedDraft = {
	readonly question: string;
	readonly answer: string;
	/** Whether the typed problem, not the fresh one, is the one to solve. */
	readonly chosen: boolean;
};

export const blankDraft: TypedDraft = { question: '', answer: '', chosen: false };

export const typedDraft = sessionDraft<TypedDraft>(
	'steplight.typed-problem',
	record({ question: text, answer: text, chosen: flag }),
);
