const prm =
	'The process reward model (PRM) reads a solution step by step and says, after each, how likely the right answer still is.';
const orm =
	'The outcome reward model (ORM) reads a whole solution and says how likely its answer is right; it does not say where one went wrong.';

/** The field's words, explained where they stand (Math-Shepherd, sections 3.2 and 3.4). */
export const glossary = {
	majority:
		'Self-consistency: each solution has one vote for its answer, and the most votes win. No reward is used.',
	prmBestOf: `The answer of the solution with the best step score. ${prm}`,
	prmWeighted: `Each solution votes for its answer with its step score in place of one. ${prm}`,
	ormBestOf: `The answer of the solution with the best outcome reward. ${orm}`,
	ormWeighted: `Each solution votes for its answer with its outcome reward in place of one. ${orm}`,
	passAtN:
		'Whether any of the N solutions is right: what a rule that always knew would reach. No way of choosing can do better.',
	stepScore: `The rewards of its steps as one number. ${prm}`,
	outcome: orm,
	answerLine:
		'#### marks the answer line, as the GSM8K data set writes it: what follows is the answer of the solution.',
	kvCache:
		'The most memory that the models took for what they remember of the text read so far (keys and values), so that each token is read once.',
} as const;

export type GlossaryKey = keyof typeof glossary;
