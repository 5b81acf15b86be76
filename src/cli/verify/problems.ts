import { formatAnswer, parseAnswer } from '../../domain/answer.ts';
import { normaliseQuestion, type Problem } from '../../domain/problem.ts';
import { splitSteps } from '../../domain/solution.ts';

export type GoldProblem = Problem & { readonly answer: string };

export type ProblemLines = {
	readonly problems: readonly GoldProblem[];
	/** One sentence for each line that is no problem, with its number. */
	readonly malformed: readonly string[];
};

/** Reads problems as `npm run world` prints them; `question` and `answer` are what is needed. */
export function readProblemLines(text: string): ProblemLines {
	const problems: GoldProblem[] = [];
	const malformed: string[] = [];
	for (const [at, line] of text.split('\n').entries()) {
		if (line.trim() === '') continue;
		try {
			problems.push(parseProblem(line, at + 1));
		} catch (cause) {
			malformed.push(`line ${at + 1}: ${cause instanceof Error ? cause.message : String(cause)}`);
		}
	}
	return { problems, malformed };
}

function parseProblem(line: string, number: number): GoldProblem {
	const fields: unknown = JSON.parse(line);
	if (typeof fields !== 'object' || fields === null) throw new TypeError('not an object');
	const { id, topic, question, answer, solution }: Record<string, unknown> = { ...fields };
	if (typeof question !== 'string' || normaliseQuestion(question) === '') {
		throw new TypeError('no question');
	}
	const gold =
		typeof answer === 'string' || typeof answer === 'number' ? parseAnswer(String(answer)) : null;
	if (gold === null) throw new TypeError('no answer that is a number');
	return {
		id: typeof id === 'string' ? id : `line-${number}`,
		topic: typeof topic === 'string' ? topic : 'file',
		question: normaliseQuestion(question),
		answer: formatAnswer(gold),
		reference: typeof solution === 'string' ? splitSteps(solution) : [],
	};
}
