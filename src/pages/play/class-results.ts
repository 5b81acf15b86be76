import { toCsv } from '../../domain/files/csv.ts';
import { readContents } from '../../domain/files/read.ts';
import { textOf } from '../../domain/files/row.ts';
import {
	accuracyOf,
	type FirstErrorScore,
	firstErrorScore,
	trueCall,
} from '../../domain/first-error.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { callWords } from './call-words.ts';

/** One answer of one pupil, as this page exports it. */
type Answered = {
	readonly card: string;
	readonly question: string;
	readonly solution: string;
	readonly key: string;
	readonly why: string;
	readonly rightAnswer: string;
	readonly call: string;
	readonly isHit: boolean;
};

export type Pupil = { readonly name: string; readonly answers: readonly Answered[] };

type ResultsError = { readonly code: 'no-results'; readonly message: string };

/** What a pupil exported at the end of a deck. @param fileName stands in for a name that was not given. */
export function readPupil(fileName: string, text: string): Result<Pupil, ResultsError> {
	const { rows } = readContents(text, 'csv');
	const answers = rows.flatMap(({ fields }): Answered[] => {
		const field = (name: string) => textOf(fields[name]) ?? '';
		const call = field('player');
		const isHit = field('player is right');
		if (call === '' || !['yes', 'no'].includes(isHit) || field('question') === '') return [];
		return [
			{
				card: field('card'),
				question: field('question'),
				solution: field('solution'),
				key: field('truth'),
				why: field('why'),
				rightAnswer: field('right answer'),
				call,
				isHit: isHit === 'yes',
			},
		];
	});
	if (answers.length === 0) {
		const message = `${fileName} holds no results. Open what “Export results as CSV” gave each pupil at the end of a deck.`;
		return failure({ code: 'no-results', message });
	}
	const name = textOf(rows[0]?.fields['name']) ?? fileName.replace(/\.csv$/iu, '');
	return success({ name, answers });
}

type Card = Answered & { readonly id: string };

const idOf = ({ question, solution }: Answered): string => `${question}\n${solution}`;

/** Every card that somebody answered, in the order in which they first come. */
function cardsOf(pupils: readonly Pupil[]): Card[] {
	const cards = new Map<string, Card>();
	for (const answer of pupils.flatMap(({ answers }) => answers)) {
		const id = idOf(answer);
		if (!cards.has(id)) cards.set(id, { ...answer, id });
	}
	return [...cards.values()];
}

/** A row a pupil: the score, and the call on each card; the first row is the answer key. */
export function pupilsCsv(pupils: readonly Pupil[]): string {
	const cards = cardsOf(pupils);
	const header = ['name', 'answered', 'errors found', 'right passed', 'F1'];
	const key = ['ANSWER KEY', cards.length, '', '', '', ...cards.map((card) => card.key)];
	const rows = pupils.map(({ name, answers }) => {
		const score = scoreOf(answers);
		return [
			name,
			answers.length,
			shareWords(score.flawed),
			shareWords(score.right),
			score.f1 === null ? '' : score.f1.toFixed(3),
			...cards.map(({ id }) => {
				const answer = answers.find((one) => idOf(one) === id);
				return answer === undefined ? '' : `${answer.call} ${answer.isHit ? '(hit)' : '(miss)'}`;
			}),
		];
	});
	return toCsv([[...header, ...cards.map(({ card }) => `card ${card}`)], key, ...rows]);
}

/** A row a card: what is true, why, and what the class said of it. */
export function cardsCsv(pupils: readonly Pupil[]): string {
	const header =
		'card,question,solution,right answer,truth,why,answered,hits,share of hits,most frequent miss,how often';
	const rows = cardsOf(pupils).map((card) => {
		const { id, question, solution, rightAnswer, key, why } = card;
		const said = pupils.flatMap(({ answers }) => answers.filter((one) => idOf(one) === id));
		const hits = said.filter(({ isHit }) => isHit).length;
		const [miss, misses] = mostFrequent(said.filter(({ isHit }) => !isHit).map(({ call }) => call));
		return [
			card.card,
			question,
			solution,
			rightAnswer,
			key,
			why,
			said.length,
			hits,
			(hits / said.length).toFixed(3),
			miss,
			misses === 0 ? '' : misses,
		];
	});
	return toCsv([header.split(','), ...rows]);
}

function scoreOf(answers: readonly Answered[]): FirstErrorScore {
	return firstErrorScore(
		answers.map(({ key, isHit }) => {
			const firstWrong = key === callWords('right') ? null : 0;
			return { firstWrong, call: isHit ? trueCall(firstWrong) : 'none' };
		}),
	);
}

const shareWords = (share: FirstErrorScore['flawed']): string =>
	accuracyOf(share) === null ? '' : `${share.hits} of ${share.cards}`;

function mostFrequent(calls: readonly string[]): readonly [string, number] {
	const counts = new Map<string, number>();
	for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
}
