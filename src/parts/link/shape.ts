import { list, oneOf, only, optional, type Reader } from '../../domain/json.ts';
import { type Veil, veils } from '../../domain/reveal.ts';
import type { PageName } from '../navigation/pages.ts';

/** Pages that a link can shape. */
export type ShapedPage = Extract<PageName, 'solve' | 'check' | 'lab' | 'play'>;

export const veilWords: Readonly<Record<Veil, string>> = {
	steps: 'The steps, one at a time',
	rewards: 'The rewards, one at a time',
	verdict: 'The verdict',
	answer: 'The right answer',
};

/** Controls of every page. */
const common = {
	pages: 'The way to other pages',
	models: 'Models and compute',
	share: 'Share with a class',
} as const;

/** What can be locked or hidden on each page, in words. */
const own = {
	solve: {
		problem: 'Choice of the problem',
		candidates: 'Solutions, and the way to them',
		temperature: 'Temperature',
		seed: 'Seed',
		score: 'Score of a solution',
		find: 'Find where voting fails',
		runs: 'Recorded and earlier runs',
	},
	check: {
		problem: 'The problem',
		solution: 'The solution',
		cut: 'Cut into steps',
		several: 'Several solutions',
	},
	lab: {
		problem: 'Choice of the problem',
		rollouts: 'Rollouts',
		temperature: 'Temperature',
		seed: 'Seed',
	},
	play: {
		deck: 'Deck and its length',
		level: 'Level',
		prm: 'Show the PRM',
		stepwise: 'One step at a time',
		timer: 'Timer',
		writer: 'Who writes the solutions',
	},
} as const;

type Names<Page extends ShapedPage> = keyof (typeof own)[Page];
export type ControlName =
	| keyof typeof common
	| Names<'solve'>
	| Names<'check'>
	| Names<'lab'>
	| Names<'play'>;

export type ControlState = 'shown' | 'locked' | 'hidden';

/** How a link changes a page. */
export type Shape = {
	/** What is not named is shown. */
	readonly controls: Readonly<Partial<Record<ControlName, Exclude<ControlState, 'shown'>>>>;
	readonly hides: readonly Veil[];
};

export const noShape: Shape = { controls: {}, hides: [] };

/** The controls of a page with their words, its own first. */
export function controlsOf(page: ShapedPage): readonly (readonly [ControlName, string])[] {
	return Object.entries({ ...own[page], ...common }) as [ControlName, string][];
}

const state = oneOf('locked', 'hidden');

/** A shape as a link to this page holds it; what it leaves out is shown. */
export function shapeReader(page: ShapedPage): Reader<Shape> {
	const names = controlsOf(page).map(([name]) => name);
	const fields = Object.fromEntries(names.map((name) => [name, optional(state, undefined)]));
	return only<Shape>({
		controls: optional(only(fields) as Reader<Shape['controls']>, {}),
		hides: optional(list(oneOf(...veils), veils.length), []),
	});
}
