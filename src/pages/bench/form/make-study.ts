import { version } from '../../../../package.json';
import { type BankQuestion, bankQuestionOf } from '../../../domain/study/bank.ts';
import type { LabelItem } from '../../../domain/study/labels-study.ts';
import { newStudy } from '../../../domain/study/record.ts';
import { rivalsOf, type SearchStudySettings } from '../../../domain/study/search-study.ts';
import type { LabelledItem } from '../../../domain/study/steps-study.ts';
import type { Study } from '../../../domain/study/studies.ts';
import { anyProblem, freshProblem } from '../../../world/fresh-problem.ts';
import { makeFlawed, makeProblem } from '../../../world/world.ts';
import type { StudyDraft } from './study-draft.ts';

export const appVersion: string = version;

/** Where fresh problems come from, in words. */
const sourceOf = ({ count, problemSeed }: StudyDraft): string =>
	`world, test split, ${count} from seed ${problemSeed}`;

/** A study of fresh problems of the world, whose numbers are never trained on. */
export function freshStudy(draft: StudyDraft): Study {
	const seeds = Array.from({ length: draft.count }, (_, at) => draft.problemSeed + at);
	const source = sourceOf(draft);
	switch (draft.kind) {
		case 'best-of-n':
			return samplingStudy(draft, source, seeds.map(questionOf));
		case 'steps':
			return judgingStudy(draft, source, seeds.map(solutionOf));
		case 'search':
			return searchingStudy(draft, source, seeds.map(questionOf));
		case 'labels':
			return labellingStudy(draft, source, seeds.map(programOf));
	}
}

export function samplingStudy(
	{ candidates, temperature, seed }: StudyDraft,
	source: string,
	items: readonly BankQuestion[],
): Study {
	const settings = { candidates, temperature, topP: 1, seed };
	return newStudy({ kind: 'best-of-n' as const, settings, source, app: appVersion, items });
}

export function searchingStudy(
	{ width, expansions, temperature, seed }: StudyDraft,
	source: string,
	items: readonly BankQuestion[],
): Study {
	const candidates = rivalsOf(width, expansions);
	const settings: SearchStudySettings = {
		...{ candidates, width, expansions, score: 'min', temperature, topP: 1, seed },
	};
	return newStudy({ kind: 'search' as const, settings, source, app: appVersion, items });
}

/** By the writer, as its own completer: four solutions tell more steps than one. */
const solutionsToLabel = 4;

function labellingStudy(
	{ rollouts, temperature, seed }: StudyDraft,
	source: string,
	items: readonly LabelItem[],
): Study {
	const settings = { candidates: solutionsToLabel, rollouts, temperature, topP: 1, seed };
	return newStudy({ kind: 'labels' as const, settings, source, app: appVersion, items });
}

export function judgingStudy(
	{ seed }: StudyDraft,
	source: string,
	items: readonly LabelledItem[],
): Study {
	const settings = { seed, ownThreshold: null, earlier: [] };
	return newStudy({ kind: 'steps' as const, settings, source, app: appVersion, items });
}

function questionOf(seed: number): BankQuestion {
	const problem = freshProblem(seed, anyProblem);
	return bankQuestionOf({ ...problem, answer: problem.answer ?? '' });
}

function programOf(seed: number): LabelItem {
	const { id, question, program, answer } = makeProblem('test', seed);
	return { id, question, plain: null, program, answer };
}

/** Every second one with an error that students make; where a problem gives none, its reference solution. */
function solutionOf(seed: number, at: number): LabelledItem {
	const { id, question, reference } = makeProblem('test', seed);
	const flawed = at % 2 === 0 ? makeFlawed('test', seed) : null;
	const steps = flawed?.reference ?? reference;
	return {
		id,
		question,
		steps,
		labels: steps.map((_, step) => labelOf(step, flawed?.at ?? null)),
		isAnswerRight: steps.at(-1) === reference.at(-1),
		rewards: null,
		earlier: [],
	};
}

/** What follows a wrong step has no label, as in ProcessBench. */
function labelOf(step: number, firstWrong: number | null): 'right' | 'wrong' | null {
	if (firstWrong === null || step < firstWrong) return 'right';
	return step === firstWrong ? 'wrong' : null;
}
