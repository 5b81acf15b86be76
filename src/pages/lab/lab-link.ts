import {
	flag,
	list,
	nullable,
	only,
	optional,
	type Reader,
	textUpTo,
	where,
	whole,
} from '../../domain/json.ts';
import { runLimits } from '../../parts/field/run-limits.ts';
import { longestQuestion } from '../page-props.ts';
import { type RolloutSettings, rolloutCount, temperature } from './lab-draft.ts';

/** What a link to this page holds. */
export type LabLink = RolloutSettings & {
	readonly problemSeed: number;
	readonly flawed: boolean;
	/** A solution of somebody's own; null for that of the fresh problem. */
	readonly given: {
		readonly question: string;
		readonly answer: string;
		readonly steps: readonly string[];
	} | null;
};

const seed = where(whole, (value) => value <= runLimits.seed.max, 'a seed that the field takes');
const mostSteps = 60;
const longestStep = 1000;

export const labLink: Reader<LabLink> = only<LabLink>({
	problemSeed: seed,
	flawed: flag,
	rollouts: rolloutCount,
	temperature,
	seed,
	given: optional(
		nullable(
			only({
				question: textUpTo(longestQuestion),
				answer: textUpTo(80),
				steps: list(textUpTo(longestStep), mostSteps),
			}),
		),
		null,
	),
});
