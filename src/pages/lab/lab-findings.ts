import { formatAnswer } from '../../domain/answer.ts';
import {
	estimateStep,
	type Miss,
	missOf,
	type StepEstimate,
	tallyRollouts,
} from '../../domain/estimate.ts';
import type { LabelledSolution } from '../../domain/math-shepherd.ts';
import type { Probability } from '../../domain/reward.ts';
import { type Candidate, extractAnswer, isAnswerLine } from '../../domain/solution.ts';
import type { RolloutSettings } from './lab-draft.ts';
import type { LabSolution } from './lab-solution.ts';

/** The rollouts of one step. */
export type StepRun = {
	readonly settings: RolloutSettings;
	readonly candidates: readonly Candidate[];
	/** Whether every rollout ended. A stopped run makes no label: those that end early are the short ones. */
	readonly complete: boolean;
};

/** What was found of one solution so far. */
export type LabRecord = {
	readonly rewards: readonly (Probability | null)[] | null;
	/** Of the question (see `CandidateGenerator.familiarity`); null until the models have read it. */
	readonly familiarity: number | null;
	/** By step index. */
	readonly runs: ReadonlyMap<number, StepRun>;
};

export const emptyRecord: LabRecord = { rewards: null, familiarity: null, runs: new Map() };

/** Everything known of one step. */
export type StepFinding = {
	readonly at: number;
	readonly text: string;
	/** The answer line: its label needs no rollouts. */
	readonly isAnswer: boolean;
	readonly reward: Probability | null;
	/** The exact truth; null where nobody knows it. */
	readonly right: boolean | null;
	/** Its rollouts; null before any were run. */
	readonly run: StepRun | null;
	/** Over the rollouts that have ended; it grows while they are written. */
	readonly estimate: StepEstimate | null;
	/** The label of hard estimation; null while there is none. */
	readonly label: boolean | null;
	/** How the label is wrong of the step; null where it is not, or where that is not known. */
	readonly miss: Miss | null;
};

export function findingsOf(solution: LabSolution, record: LabRecord): readonly StepFinding[] {
	const gold = solution.problem.answer;
	return solution.steps.map((text, at) => {
		const isAnswer = isAnswerLine(text);
		const right = solution.truth?.right[at] ?? null;
		const run = record.runs.get(at) ?? null;
		const estimate =
			run === null || gold === null ? null : estimateStep(tallyRollouts(run.candidates, gold));
		const label = isAnswer
			? answerLabel(text, gold)
			: run?.complete && estimate !== null
				? estimate.hard
				: null;
		return {
			at,
			text,
			isAnswer,
			reward: record.rewards?.[at] ?? null,
			right,
			run,
			estimate,
			label,
			miss: isAnswer || label === null || right === null ? null : missOf(label, right),
		};
	});
}

/** What is known of a step while its rollouts are hidden; an answer line's label needs none. */
export function withoutLabel(finding: StepFinding): StepFinding {
	return finding.isAnswer ? finding : { ...finding, estimate: null, label: null, miss: null };
}

/** Steps that have no label yet by rollouts with these settings. */
export function stepsToLabel(
	solution: LabSolution,
	record: LabRecord,
	settings: RolloutSettings,
): readonly number[] {
	return [...solution.steps.entries()].flatMap(([at, text]) => {
		const run = record.runs.get(at);
		const isLabelled = run?.complete === true && isSameRun(run.settings, settings);
		return isAnswerLine(text) || isLabelled ? [] : [at];
	});
}

/** The labelled steps from the first on: a record with a gap would be another solution. */
export function labelledSolution(
	question: string,
	findings: readonly StepFinding[],
): LabelledSolution {
	const gap = findings.findIndex(({ label }) => label === null);
	const labelled = gap === -1 ? findings : findings.slice(0, gap);
	return {
		question,
		steps: labelled.map(({ text, label }) => ({ text, label: label === true })),
	};
}

function answerLabel(text: string, gold: string | null): boolean | null {
	if (gold === null) return null;
	const answer = extractAnswer(text);
	return answer !== null && formatAnswer(answer) === gold;
}

function isSameRun(a: RolloutSettings, b: RolloutSettings): boolean {
	return a.rollouts === b.rollouts && a.temperature === b.temperature && a.seed === b.seed;
}
