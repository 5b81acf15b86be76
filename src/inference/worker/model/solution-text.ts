import { formatAnswer, parseAnswer } from '../../../domain/answer.ts';
import { isAnswerLine } from '../../../domain/solution.ts';
import { statedAnswer } from '../../../domain/stated-answer.ts';

/** A solution while it is written, as far as its end depends on it. */
export type SolutionText = {
	/** Of the line that has not ended. */
	line: string;
	/** The last line before it that holds anything. */
	last: string;
};

/** What was written, and whether it ends the solution. */
export type Addition = { readonly text: string; readonly isAnswered: boolean };

/** The same up to the end of the step under way. */
export type StepAddition = Addition & {
	readonly isEnded: boolean;
	/** What the last token said beyond that end. */
	readonly rest: string;
};

/** A solution ends with its answer line; nothing after that counts. */
export function addText(solution: SolutionText, added: string): Addition {
	const { line: begun } = solution;
	const lines = `${begun}${added}`.split('\n');
	solution.line = lines.pop() ?? '';
	solution.last = lines.findLast((line) => line.trim() !== '') ?? solution.last;
	const answer = lines.findIndex(isAnswerLine);
	if (answer === -1) return { text: added, isAnswered: false };
	const text = `${lines.slice(0, answer + 1).join('\n')}\n`.slice(begun.length);
	return { text, isAnswered: true };
}

/** Nothing after the first line that holds anything counts. */
export function addStep(solution: SolutionText, added: string): StepAddition {
	const begun = solution.line;
	const lines = `${begun}${added}`.split('\n');
	const ended = lines.findIndex((line, at) => at < lines.length - 1 && line.trim() !== '');
	if (ended === -1) {
		solution.line = lines.at(-1) ?? '';
		return { text: added, isAnswered: false, isEnded: false, rest: '' };
	}
	const line = lines[ended] ?? '';
	solution.line = '';
	solution.last = line;
	const text = `${lines.slice(0, ended + 1).join('\n')}\n`.slice(begun.length);
	const rest = lines.slice(ended + 1).join('\n');
	return { text, isAnswered: isAnswerLine(line), isEnded: true, rest };
}

/**
 * The writer has said all: its last line may lack a newline, and a model that was not asked for an answer line, or
 * forgot it, has its answer in a box or in words.
 */
export function endTurn({ line, last }: SolutionText): Addition {
	const lastLine = line.trim() === '' ? last : line;
	const missing = missingAnswerLine(lastLine);
	const text = `${line === '' ? '' : '\n'}${missing === null ? '' : `${missing}\n`}`;
	return { text, isAnswered: missing !== null || isAnswerLine(lastLine) };
}

/** A number as answers are written, within other words. */
const numberPattern = /[-−]?\s*[$€£]?\s*\d[\d,]*(?:\.\d+)?(?:\s*\/\s*\d+)?\s*%?/u;

/** Null where the line is an answer line, or states no answer. */
function missingAnswerLine(line: string): string | null {
	if (isAnswerLine(line)) return null;
	const stated = statedAnswer(line);
	if (stated === null) return null;
	const answer = parseAnswer(stated) ?? parseAnswer(numberPattern.exec(stated)?.[0] ?? '');
	return answer === null ? null : `#### ${formatAnswer(answer)}`;
}
