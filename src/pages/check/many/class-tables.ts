import { answerWords } from '../../../domain/answer.ts';
import type { Probability } from '../../../domain/reward.ts';
import { firstFalse, lookAt, type ManyEntry } from './many-table.ts';

type Rows = (string | number)[][];

/** A row a pupil, over all problems of the file. @param threshold null until the models are loaded. */
export function pupilRows(entries: readonly ManyEntry[], threshold: Probability | null): Rows {
	const header =
		'name,solutions,with a key,right,wrong,no answer,false arithmetic,under the threshold,answers';
	return [
		header.split(','),
		...grouped(entries, ({ name }) => name).map(([name, own]) => [
			name,
			own.length,
			...counts(own, threshold),
			own.map(answerOf).join('; '),
		]),
	];
}

/** A row a problem with its answer key: how many solved it, and what the others wrote. */
export function problemRows(entries: readonly ManyEntry[], threshold: Probability | null): Rows {
	const header =
		'problem,answer key,solutions,with a key,right,wrong,no answer,false arithmetic,under the threshold,share right,most frequent wrong answer,how often,step where most go wrong';
	return [
		header.split(','),
		...grouped(entries, keyOf).map(([, own]) => {
			const { question = '', answer = null } = own[0]?.problem ?? {};
			const [, right] = counts(own, threshold);
			const wrong = own.filter((entry) => entry.answer !== null && entry.answer !== answer);
			const [miss, misses] = mostFrequent(answer === null ? [] : wrong.map(answerOf));
			const [step] = mostFrequent(own.map((entry) => placeOf(entry, threshold)).filter(isKnown));
			return [
				question,
				answer === null ? '' : answerWords(answer),
				own.length,
				...counts(own, threshold),
				answer === null ? '' : ((right ?? 0) / own.length).toFixed(3),
				miss,
				misses === 0 ? '' : misses,
				step,
			];
		}),
	];
}

const keyOf = ({ problem }: ManyEntry): string => `${problem.question}\n${problem.answer ?? ''}`;

const answerOf = ({ answer }: ManyEntry): string => (answer === null ? '–' : answerWords(answer));

const isKnown = (place: string): boolean => place !== '';

/** With a key, right, wrong, without an answer, with false arithmetic, under the threshold. */
function counts(entries: readonly ManyEntry[], threshold: Probability | null): number[] {
	const count = (is: (entry: ManyEntry) => boolean) => entries.filter(is).length;
	return [
		count(({ problem }) => problem.answer !== null),
		count(({ problem, answer }) => problem.answer !== null && answer === problem.answer),
		count(({ problem, answer }) => problem.answer !== null && answer !== problem.answer),
		count(({ answer }) => answer === null),
		count((entry) => (firstFalse(entry) ?? -1) >= 0),
		count((entry) => lookAt(entry, threshold) !== null),
	];
}

/** Where a solution goes wrong first, as far as arithmetic and rewards say it; '' where neither does. */
function placeOf(entry: ManyEntry, threshold: Probability | null): string {
	const places = [firstFalse(entry) ?? -1, lookAt(entry, threshold) ?? -1].filter((at) => at >= 0);
	return places.length === 0 ? '' : `step ${Math.min(...places) + 1}`;
}

function mostFrequent(texts: readonly string[]): readonly [string, number] {
	const [first] = grouped(texts, (text) => text).sort(([, a], [, b]) => b.length - a.length);
	return first === undefined ? ['', 0] : [first[0], first[1].length];
}

/** In the order in which each key first comes. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [one]);
		else group.push(one);
	}
	return [...groups];
}
