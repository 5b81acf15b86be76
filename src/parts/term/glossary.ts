const prm =
	'The process reward model (PRM) reads a solution step by step and says, after each, how likely the right answer still is.';
const orm =
	'The outcome reward model (ORM) reads a whole solution and says how likely its answer is right; it does not say where one went wrong.';

export type GlossaryEntry = { readonly word: string; readonly means: string };

/** The field's words, explained where they stand and in the glossary (Math-Shepherd, sections 3.2 to 3.4). */
export const glossary = {
	majority: {
		word: 'Majority vote (self-consistency)',
		means:
			'Self-consistency: each solution has one vote for its answer, and the most votes win. No reward is used.',
	},
	prmBestOf: {
		word: 'PRM best-of-N',
		means: `The answer of the solution with the best step score. ${prm}`,
	},
	prmWeighted: {
		word: 'PRM-weighted vote',
		means: `Each solution votes for its answer with its step score in place of one. ${prm}`,
	},
	ormBestOf: {
		word: 'ORM best-of-N',
		means: `The answer of the solution with the best outcome reward. ${orm}`,
	},
	ormWeighted: {
		word: 'ORM-weighted vote',
		means: `Each solution votes for its answer with its outcome reward in place of one. ${orm}`,
	},
	passAtN: {
		word: 'pass@N',
		means:
			'Whether any of the N solutions is right: what a rule that always knew would reach. No way of choosing can do better.',
	},
	stepScore: {
		word: 'Step score',
		means: `The rewards of its steps as one number. ${prm}`,
	},
	outcome: { word: 'Outcome reward', means: orm },
	answerLine: {
		word: 'Answer line',
		means:
			'#### marks the answer line, as the GSM8K data set writes it: what follows is the answer of the solution.',
	},
	kvCache: {
		word: 'KV cache',
		means:
			'The most memory that the models took for what they remember of the text read so far (keys and values), so that each token is read once.',
	},
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

export type GlossaryKey = keyof typeof glossary;
