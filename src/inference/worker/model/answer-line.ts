import { formatAnswer, parseAnswer } from '../../../domain/answer.ts';
import { isAnswerLine } from '../../../domain/solution.ts';
import { statedAnswer } from '../../../domain/stated-answer.ts';

/** A number as answers are written, within other words. */
const numberPattern = /[-−]?\s*[$€£]?\s*\d[\d,]*(?:\.\d+)?(?:\s*\/\s*\d+)?\s*%?/u;

/**
 * The answer line that a solution lacks whose writer ended its turn with the answer in a box or in words; null
 * where it states none, or ends in an answer line.
 *
 * @param lastLine the last line of the solution that holds anything.
 */
export function missingAnswerLine(lastLine: string): string | null {
	if (isAnswerLine(lastLine)) return null;
	const stated = statedAnswer(lastLine);
	if (stated === null) return null;
	const answer = parseAnswer(stated) ?? parseAnswer(numberPattern.exec(stated)?.[0] ?? '');
	return answer === null ? null : `#### ${formatAnswer(answer)}`;
}
