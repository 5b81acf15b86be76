import { type GlossaryEntry, glossary } from './glossary.ts';

/** Words that are explained in the glossary alone. */
const others: readonly GlossaryEntry[] = [
	{
		word: 'Candidate',
		means: 'One of the N solutions that the generator writes to the same problem.',
	},
	{ word: 'Step', means: 'One line of a solution; the last is the answer line.' },
	{
		word: 'Process reward',
		means:
			'A number from 0 to 1 for a step: how likely the right answer still is after it. It is an estimate, not proof that the step is right.',
	},
	{
		word: 'Verifier',
		means:
			'What judges solutions instead of writing them: the process reward model, the outcome reward model, or you in the game.',
	},
	{
		word: 'Completer',
		means:
			'A language model that finishes a solution from one of its steps. Math-Shepherd learns from what it reaches.',
	},
	{
		word: 'Rollout',
		means: 'One such ending, written by the completer from a step to an answer.',
	},
	{
		word: 'Hard estimation',
		means:
			'A step is labelled good (+) if any of its rollouts reaches the right answer, else bad (−).',
	},
	{
		word: 'Soft estimation',
		means: 'The share of a step’s rollouts that reach the right answer, from 0 to 1.',
	},
	{
		word: 'Gold answer',
		means: 'The right answer as whoever made the problem knows it. The models never see it.',
	},
	{
		word: 'First wrong step',
		means: 'The step at which a solution leaves the right way. What follows it is not judged.',
	},
	{
		word: 'Threshold',
		means: 'The PRM calls a step wrong where its reward is below this number.',
	},
	{
		word: 'Temperature',
		means:
			'How freely the generator chooses words: 0 always takes the likeliest, more gives more variety.',
	},
	{ word: 'Seed', means: 'A number that names a draw: the same seed gives the same solutions.' },
	{
		word: 'Strange problem',
		means:
			'One that is not worded like those the models were trained on. What they write to it is a guess, and their rewards mean nothing.',
	},
];

/** All words with their meanings, by the alphabet. */
export const allTerms: readonly GlossaryEntry[] = [...Object.values(glossary), ...others].sort(
	(a, b) => a.word.localeCompare(b.word, 'en'),
);
