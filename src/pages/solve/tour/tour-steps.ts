import { answerWords } from '../../../domain/answer.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { countVotes, judge } from '../../../domain/vote.ts';
import { formatReward, rewardBand } from '../../../parts/reward/reward-band.ts';
import { countOf } from '../../../parts/words/number-words.ts';
import type { RecordedRun } from '../recorded/recorded-run.ts';
import type { ShownChoice } from '../shown/shown-choice.ts';

/** What a step of the tour points at: the element with this `data-tour`. */
type TourPlace = 'problem' | 'steps' | 'votes' | 'choices' | 'solve';

export type TourStep = {
	readonly title: string;
	readonly words: string;
	readonly place: TourPlace;
	/** The solution that is shown whole meanwhile. */
	readonly shows: ShownChoice;
};

/**
 * The tour over a recorded run on which voting fails and the PRM does not: what it says is read from the
 * run itself. Less than a minute to read.
 */
export function tourSteps({ candidates }: Pick<RecordedRun, 'candidates'>): readonly TourStep[] {
	const [most] = countVotes(candidates, 'min');
	const majority = candidates[judge('majority', candidates).candidate ?? 0];
	const prm = judge('prmBestOf', candidates);
	const voted = most === undefined ? '' : answerWords(most.answer);
	const chosen = prm.answer === null ? '' : answerWords(prm.answer);
	return [
		{
			title: 'One problem, many tries',
			words: `A small model has solved this problem ${countOf(candidates.length, 'time')}. You see a recorded run: nothing is downloaded for it.`,
			place: 'problem',
			shows: 'prm',
		},
		{
			title: 'A reward for every step',
			words:
				'Each line is a step. Its reward says how likely the right answer still is after it: ▲ blue is high, ▼ orange is low.',
			place: 'steps',
			shows: 'prm',
		},
		{
			title: 'Why voting fails here',
			words: `${most?.votes} of ${candidates.length} solutions say ${voted}, so the vote says ${voted}. It is wrong: a vote counts how often an answer comes, and never asks how.`,
			place: 'votes',
			shows: 'majority',
		},
		{
			title: 'What the verifier saw',
			words: majority === undefined ? '' : lostWords(majority, voted),
			place: 'steps',
			shows: 'majority',
		},
		{
			title: 'What it chooses',
			words: `The process reward model takes the solution with the best rewards: no. ${(prm.candidate ?? 0) + 1}, which says ${chosen}. That is right.`,
			place: 'choices',
			shows: 'prm',
		},
		{
			title: 'Now you',
			words:
				'This button loads the models into this tab and solves. More recorded runs, and this tour, are at the end of the page.',
			place: 'solve',
			shows: 'prm',
		},
	];
}

/** Where the reward of a solution falls. */
function lostWords({ index, steps }: Candidate, answer: string): string {
	const lost = steps.findIndex(({ reward }) => reward !== null && rewardBand(reward) === 'low');
	const step = steps[lost];
	if (step === undefined || step.reward === null) return '';
	const before = steps[lost - 1]?.reward ?? null;
	const from = before === null ? '' : ` from ${formatReward(before)}`;
	return `Solution ${index + 1} says ${answer}. At “${step.text}” its reward falls${from} to ${formatReward(step.reward)}: here it goes wrong. Nobody had told the verifier the answer.`;
}
