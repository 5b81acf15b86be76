import { formatAnswer } from '../../domain/answer.ts';
import { formatOfFile } from '../../domain/files/file-name.ts';
import { givenOf } from '../../domain/files/given.ts';
import { keyOf, readContents, solutionsOf, type WrittenSolution } from '../../domain/files/read.ts';
import { normaliseQuestion } from '../../domain/problem.ts';
import { readAnswer } from '../../domain/read-answer.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { FileCard, FileDeck } from './file-deck.ts';

type DeckFileError = {
	readonly code: 'no-solutions' | 'no-problems' | 'no-labels';
	/** Sentences that say what to do. */
	readonly message: string;
};

export const mostCards = 200;

const wants =
	'A deck is a table or JSON lines with a problem, a solution and labels in each row: + and − for each step, or the place of the first wrong step, counted from 0, and −1 where all are right (docs/files.md).';

/** The cards of a file, in any form that `src/domain/files` reads, with a sentence for each row that is none. */
export function deckOfFile(
	name: string,
	text: string,
): Result<{ readonly deck: FileDeck; readonly messages: readonly string[] }, DeckFileError> {
	const contents = readContents(text, formatOfFile(name));
	const { solutions, skipped } = solutionsOf(contents);
	const cards: FileCard[] = [];
	const messages = [...contents.skipped, ...skipped].map(({ message }) => message);
	const refused = { 'no-problems': 0, 'no-labels': 0 };
	for (const written of solutions) {
		const card = cardOfRow(written);
		if (card.ok) cards.push(card.value);
		else {
			refused[card.error.code] += 1;
			messages.push(card.error.message);
		}
	}
	if (solutions.length === 0) {
		return failure({ code: 'no-solutions', message: `${name} holds no solution. ${wants}` });
	}
	if (cards.length === 0) {
		const code = refused['no-problems'] > refused['no-labels'] ? 'no-problems' : 'no-labels';
		const lack = code === 'no-labels' ? 'labels for its steps' : 'a problem';
		return failure({ code, message: `No solution in ${name} has ${lack}. ${wants}` });
	}
	if (cards.length > mostCards) {
		messages.push(`Only the first ${mostCards} of ${cards.length} cards are taken.`);
	}
	return success({ deck: { name, cards: cards.slice(0, mostCards) }, messages });
}

type Refusal = { readonly code: 'no-problems' | 'no-labels'; readonly message: string };

function cardOfRow(written: WrittenSolution): Result<FileCard, Refusal> {
	const { question, labels, key, line } = written;
	const refuse = (code: Refusal['code'], lack: string) =>
		failure({ code, message: `The solution at line ${line} has ${lack}.` });
	if (question === null || normaliseQuestion(question) === '') {
		return refuse('no-problems', 'no problem');
	}
	const steps = givenOf(written).steps.map(({ scored }) => scored);
	if (labels === null) return refuse('no-labels', 'no labels that fit its steps');
	const wrong = labels.indexOf('wrong');
	const judged = wrong === -1 ? labels : labels.slice(0, wrong);
	if (judged.includes(null)) {
		return refuse('no-labels', 'steps that nobody labelled before the first wrong one');
	}
	const gold = key === null ? null : readAnswer(keyOf(key) ?? '');
	return success({
		question: normaliseQuestion(question),
		answer: gold === null ? null : formatAnswer(gold),
		steps,
		firstWrong: wrong === -1 ? null : wrong,
	});
}
