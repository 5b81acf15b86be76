import type { Line } from './quantity.ts';

/** The ways to write one solution down: a student's own should not surprise the reward models. */
export type Style = 'sentences' | 'equations' | 'labelled' | 'equationFirst';
export const styles: readonly Style[] = ['sentences', 'equations', 'labelled', 'equationFirst'];

const render: Readonly<Record<Style, (line: Line, number: number) => string>> = {
	sentences: ({ before, quantity, after }) => before + quantity.equation + after,
	equations: ({ quantity }) => quantity.equation,
	labelled: (line, number) => `Step ${number}: ${render.sentences(line, number)}`,
	equationFirst: ({ before, quantity, after }) =>
		`${quantity.equation}. ${before}${quantity.text}${after}`,
};

/** The steps of a solution, a line each, without the answer line. */
export const renderSteps = (lines: readonly Line[], style: Style): string[] =>
	lines.map((line, at) => render[style](line, at + 1));
