import { text } from '../../domain/json.ts';
import { sessionDraft } from '../../parts/draft/session-draft.ts';
import { numberFrom } from '../../parts/field/number-range.ts';
import { type DeckOptions, levels } from '../../world/deck.ts';

/** Everything that a teacher chooses; it lives in the URL, so that a link is a deck. */
export type PlayOptions = DeckOptions & {
	readonly showsPrm: boolean;
	/** Seconds for each card; null where there is no timer. */
	readonly secondsPerCard: number | null;
	/** Whether the steps of a card come one at a time, by a press each. */
	readonly stepwise: boolean;
};

export const limits = {
	seed: { min: 1, max: 999_999, step: 1 },
	length: { min: 5, max: 30, step: 1 },
	secondsPerCard: { min: 5, max: 600, step: 1 },
} as const;

const names = ['deck', 'cards', 'level', 'prm', 'timer', 'reveal'] as const;
const hidden = 'hidden';
const steps = 'steps';
const defaults = { length: 10, difficulty: 'middle' } as const;

/** A query that names any option is a whole deck; what it leaves out stands at its default. */
export function namesOptions(query: string): boolean {
	const params = new URLSearchParams(query);
	return names.some((name) => params.has(name));
}

/** What is out of range, malformed or unknown falls back. */
export function readOptions(query: string, freshSeed: () => number): PlayOptions {
	const params = new URLSearchParams(query);
	return {
		seed: numberFrom(params.get('deck'), limits.seed) ?? freshSeed(),
		length: numberFrom(params.get('cards'), limits.length) ?? defaults.length,
		difficulty: levels.find((level) => level === params.get('level')) ?? defaults.difficulty,
		showsPrm: params.get('prm') !== hidden,
		secondsPerCard: numberFrom(params.get('timer'), limits.secondsPerCard),
		stepwise: params.get('reveal') === steps,
	};
}

/** The query with these options in it; parameters of others stay. */
export function writeOptions(options: PlayOptions, query: string): string {
	const { seed, length, difficulty, showsPrm, secondsPerCard, stepwise } = options;
	const params = new URLSearchParams(query);
	for (const name of names) params.delete(name);
	params.set('deck', String(seed));
	params.set('cards', String(length));
	params.set('level', difficulty);
	if (!showsPrm) params.set('prm', hidden);
	if (secondsPerCard !== null) params.set('timer', String(secondsPerCard));
	if (stepwise) params.set('reveal', steps);
	return `?${params}`;
}

/** The options as a query, kept for the tab's life. */
export const keptOptions = sessionDraft('steplight.play.options', text);
