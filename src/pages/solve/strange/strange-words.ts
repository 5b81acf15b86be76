import { topics } from '../../../world/fresh-problem.ts';

export type StrangeWords = {
	readonly title: string;
	readonly meaning: string;
	readonly known: string;
	readonly checked: string;
};

/**
 * What is said of a problem that is strange to the models: the same for the eye and for the ear.
 *
 * @param isOwnWriter whether the shipped writer writes; another one may know more than the judge does.
 */
export function strangeWords(isOwnWriter: boolean): StrangeWords {
	const who = isOwnWriter ? 'these models' : 'the judge';
	const means = isOwnWriter
		? 'what they write is a guess, and their rewards mean nothing here, for right steps too.'
		: 'its rewards mean nothing here, for right steps too. What is written may be right all the same.';
	return {
		title: `This problem is strange to ${who}.`,
		meaning: `It is not worded like those that ${isOwnWriter ? 'they were' : 'it was'} trained on: ${means}`,
		known: `Known are short problems with small numbers about ${topics.slice(0, -1).join(', ')} and ${topics.at(-1)}.`,
		checked:
			'What can still be checked: arithmetic, exactly and without a model; and how many of the solutions agree, which proves nothing.',
	};
}

export const tooLong =
	'This problem is too long for these models: there would be no room for a solution. Shorten it, or choose models that read more.';
