import { only, optional, type Reader, textUpTo } from '../../domain/json.ts';
import { longestQuestion, longestSolution } from '../page-props.ts';
import { type CutChoice, cutChoice } from './check-draft.ts';

/** What a link to this page holds. */
export type CheckLink = {
	readonly question: string;
	readonly solution: string;
	readonly cutAt: CutChoice;
};

export const checkLink: Reader<CheckLink> = only<CheckLink>({
	question: textUpTo(longestQuestion),
	solution: textUpTo(longestSolution),
	cutAt: optional(cutChoice, 'auto'),
});
