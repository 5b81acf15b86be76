import { answerWords } from '../../domain/answer.ts';
import { toCsv } from '../../domain/files/csv.ts';
import { isHit, trueCall } from '../../domain/first-error.ts';
import { callWords } from './call-words.ts';
import type { FileDeck } from './file-deck.ts';
import type { PlayOptions } from './play-options.ts';
import { type CardResult, playerScore, prmScore } from './results.ts';
import { whyWords } from './why-words.ts';

const header = [
	'name',
	'deck',
	'cards',
	'level',
	'seconds per card',
	'card',
	'problem',
	'question',
	'solution',
	'right answer',
	'right solution',
	'written by',
	'truth',
	'why',
	'player',
	'player is right',
	'PRM',
	'PRM is right',
	'PRM rewards',
	'PRM threshold',
	'calculator',
	'player F1',
	'PRM F1',
];

/** The results of a deck with its key, a row a card; both F1 stand in every row, so that tables can be joined. */
export function resultsCsv(
	name: string,
	options: PlayOptions,
	file: FileDeck | null,
	results: readonly CardResult[],
): string {
	const { seed, length, difficulty, secondsPerCard, showsPrm } = options;
	const shownPrm = showsPrm ? results : [];
	const scores = [playerScore(results), prmScore(shownPrm)].map(({ f1 }) =>
		f1 === null ? '' : f1.toFixed(3),
	);
	const rows = results.map(({ card, byModel, player, calculator, prm, reading }, at) => {
		const { problem, steps, firstWrong } = card;
		const ofPrm =
			prm === null || reading === null || !showsPrm
				? ['', '', '', '']
				: [
						callWords(prm),
						yesOrNo(isHit(firstWrong, prm)),
						reading.rewards.map((reward) => reward.toFixed(3)).join(' '),
						reading.threshold,
					];
		return [
			name,
			file?.name ?? seed,
			file?.cards.length ?? length,
			file === null ? difficulty : '',
			secondsPerCard ?? '',
			at + 1,
			problem.id,
			problem.question,
			steps.join('\n'),
			problem.answer === null ? '' : answerWords(problem.answer),
			problem.reference.join('\n'),
			byModel ? 'model' : file === null ? 'author' : 'file',
			callWords(trueCall(firstWrong)),
			whyWords(card) ?? '',
			callWords(player),
			yesOrNo(isHit(firstWrong, player)),
			...ofPrm,
			callWords(calculator),
			...scores,
		];
	});
	return toCsv([header, ...rows]);
}

/** A file name that every system takes. */
export function csvFileName(name: string, { seed }: PlayOptions, file: FileDeck | null): string {
	const parts = ['steplight-deck', file === null ? String(seed) : plain(file.name), plain(name)];
	return `${parts.filter((part) => part !== '').join('-')}.csv`;
}

const plain = (name: string): string =>
	name
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 40);

const yesOrNo = (yes: boolean): string => (yes ? 'yes' : 'no');
