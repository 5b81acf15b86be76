import { formatAnswer } from '../answer.ts';
import {
	list,
	nullable,
	number,
	oneOf,
	only,
	optional,
	parseJson,
	type Reader,
	textUpTo,
	where,
	whole,
} from '../json.ts';
import { readAnswer } from '../read-answer.ts';
import { failure, type Result, success } from '../result.ts';
import { type Veil, veils } from '../reveal.ts';
import type { Probability } from '../reward.ts';

/** A solution as it was recorded, with what was said of it then. */
export type RecordedSolution = {
	readonly steps: readonly string[];
	/** A step each; null where it was not scored. */
	readonly rewards: readonly (Probability | null)[];
	readonly outcome: Probability | null;
};

/** One problem of a lesson, with a run of it. */
export type LessonItem = {
	readonly question: string;
	/** The right answer as people write it; '' where nobody knows it. */
	readonly answer: string;
	/** What the class is told first. */
	readonly note: string;
	/** What the class is asked. */
	readonly ask: string;
	/** None for a problem alone. */
	readonly solutions: readonly RecordedSolution[];
	/** Index of the one that is looked at step by step. */
	readonly shown: number;
	/** Its first wrong step, or that all are right; null where nobody knows. */
	readonly truth: number | 'right' | null;
	readonly hides: readonly Veil[];
	/** Who wrote and judged the solutions, in a sentence. */
	readonly source: string;
};

/** A lesson that needs neither models nor a network: one JSON file. */
export type LessonPack = {
	readonly steplight: 'lesson';
	readonly version: 1;
	readonly title: string;
	readonly items: readonly LessonItem[];
};

export const packLimits = {
	bytes: 2_000_000,
	items: 60,
	solutions: 64,
	steps: 60,
	stepLength: 1000,
	questionLength: 4000,
	noteLength: 2000,
	titleLength: 120,
	answerLength: 80,
} as const;

export const emptyPack: LessonPack = { steplight: 'lesson', version: 1, title: '', items: [] };

const share = where(number, (value) => value >= 0 && value <= 1, 'a share from 0 to 1');

const solution: Reader<RecordedSolution> = where(
	only<RecordedSolution>({
		steps: list(textUpTo(packLimits.stepLength), packLimits.steps),
		rewards: list(nullable(share), packLimits.steps),
		outcome: optional(nullable(share), null),
	}),
	({ steps, rewards }) => steps.length === rewards.length,
	'a solution with a reward, or null, for each step',
);

const truth: Reader<number | 'right' | null> = (value, path) =>
	typeof value === 'number' ? whole(value, path) : oneOf('right', null)(value, path);

/** Also for what is to become one: a page may show more than a pack holds. */
export const itemReader: Reader<LessonItem> = where(
	only<LessonItem>({
		question: textUpTo(packLimits.questionLength),
		answer: optional(textUpTo(packLimits.answerLength), ''),
		note: optional(textUpTo(packLimits.noteLength), ''),
		ask: optional(textUpTo(packLimits.noteLength), ''),
		solutions: optional(list(solution, packLimits.solutions), []),
		shown: optional(whole, 0),
		truth: optional(truth, null),
		hides: optional(list(oneOf(...veils), veils.length), []),
		source: optional(textUpTo(packLimits.noteLength), ''),
	}),
	({ solutions, shown, truth: first }) => {
		const steps = solutions[shown]?.steps.length ?? 0;
		return shown < Math.max(1, solutions.length) && (typeof first !== 'number' || first < steps);
	},
	'a problem whose “shown” and “truth” name a solution and a step that it has',
);

export const packReader: Reader<LessonPack> = only<LessonPack>({
	steplight: oneOf('lesson'),
	version: oneOf(1),
	title: optional(textUpTo(packLimits.titleLength), ''),
	items: list(itemReader, packLimits.items),
});

export type PackError = {
	readonly code: 'too-large' | 'not-json' | 'not-a-pack' | 'newer';
	/** Whole sentences that say what to do. */
	readonly message: string;
};

/** The text of a pack's file. Never throws; text in it is text, whatever it looks like. */
export function readPack(text: string): Result<LessonPack, PackError> {
	if (text.length > packLimits.bytes) {
		const message = 'This file is larger than 2 MB, the most that a lesson pack has.';
		return failure({ code: 'too-large', message });
	}
	const read = parseJson(text, packReader, 'the file');
	if (read.ok) return success(read.value);
	if (read.error.code === 'syntax') {
		const message = 'This is no lesson pack: it is no JSON. Open a file that Steplight saved.';
		return failure({ code: 'not-json', message });
	}
	const isNewer = /^version must be/u.test(read.error.message);
	const message = isNewer
		? 'A newer Steplight made this pack. Reload this page to update it.'
		: `This is no lesson pack that can be shown: ${read.error.message}.`;
	return failure({ code: isNewer ? 'newer' : 'not-a-pack', message });
}

/** The pack as its file. */
export function writePack(pack: LessonPack): string {
	return `${JSON.stringify(pack, null, '\t')}\n`;
}

/** The right answer as answers are compared; null where nobody knows it. */
export function goldOf({ answer }: LessonItem): string | null {
	const gold = readAnswer(answer);
	return gold === null ? null : formatAnswer(gold);
}
