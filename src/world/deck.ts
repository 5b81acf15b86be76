import type { Problem } from '../domain/problem.ts';
import { Random } from '../domain/random.ts';
import { isAnswerLine } from '../domain/solution.ts';
import { checkSteps } from './check-steps.ts';
import { makeFlawed, makeProblem, type WorldProblem } from './world.ts';

/** How many lines a solution has, answer line included: up to 3, exactly 4, 5 or more. */
export type Level = 'easy' | 'middle' | 'hard';
export const levels: readonly Level[] = ['easy', 'middle', 'hard'];

export type DeckOptions = {
	readonly seed: number;
	/** How many cards. */
	readonly length: number;
	readonly difficulty: Level;
};

/** A solution to judge, and the exact truth of it. */
export type Card = {
	readonly problem: Problem;
	/** The problem's exact solution program; empty where nobody knows it. */
	readonly program: readonly string[];
	readonly steps: readonly string[];
	/** Index of the first wrong step; null where all are right. */
	readonly firstWrong: number | null;
};

/** A card whose problem is of the world: what others write for it can be judged too. */
export type WorldCard = Card & { readonly problem: WorldProblem };

const largestProblemSeed = 999_999_999;
/** Far more than are needed: at least one draw in ten fits. */
const maxDraws = 5000;
/** After this many draws a situation may come twice in a deck. */
const drawsForNewFamily = 200;
/** The share of flawed cards is drawn from these: about half, and not to be counted down to. */
const flawedShares = { low: 0.4, high: 0.6 };
/** A right solution has at least two steps and the answer; a shorter one would give itself away. */
const fewestLines = 3;
const mostEasyLines = 3;
const fewestHardLines = 5;

/** The deck that the options name; the same on every runtime. */
export function makeDeck({ seed, length, difficulty }: DeckOptions): WorldCard[] {
	const random = new Random(`deck/${seed}/${length}/${difficulty}`);
	const families = new Set<string>();
	return drawKinds(length, random).map((flawed, at) => {
		const card = drawCard(difficulty, flawed, families, random.fork(at));
		families.add(card.problem.family);
		return card;
	});
}

/** The card of a solution to a deck's problem that somebody else wrote. */
export function cardOf(problem: WorldProblem, steps: readonly string[]): WorldCard {
	const { firstWrong } = checkSteps(problem, steps);
	return { problem, program: problem.program, steps, firstWrong };
}

/** Whether a solution can be judged: it ends in an answer, and there is something before it. */
export function isJudgeable(steps: readonly string[]): boolean {
	return steps.length >= 2 && steps.findIndex(isAnswerLine) === steps.length - 1;
}

/**
 * Of the solutions to a problem, one that is flawed or not, as wanted; one of the other kind where
 * there is none, null where no solution can be judged.
 */
export function pickSample(
	problem: WorldProblem,
	solutions: readonly (readonly string[])[],
	wantsFlawed: boolean,
): WorldCard | null {
	const cards = solutions.filter(isJudgeable).map((steps) => cardOf(problem, steps));
	return cards.find((card) => isFlawed(card) === wantsFlawed) ?? cards[0] ?? null;
}

/**
 * Whether the next card should be flawed, so that `taken` comes to hold as many flawed cards as the
 * deck it follows: a kind that was missing is made up for. The deck's own order is not to be guessed
 * as strict turns would be.
 */
export function wantsFlawedNext(deck: readonly Card[], taken: readonly Card[]): boolean {
	const planned = deck.slice(0, taken.length + 1).filter(isFlawed).length;
	return planned > taken.filter(isFlawed).length;
}

const isFlawed = ({ firstWrong }: Card): boolean => firstWrong !== null;

function drawKinds(length: number, random: Random): boolean[] {
	const fewest = Math.ceil(length * flawedShares.low);
	const flawed = random.int(fewest, Math.max(fewest, Math.floor(length * flawedShares.high)));
	const kinds = Array.from({ length }, (_, at) => at < flawed);
	return random.pickSome(kinds, length);
}

function drawCard(
	difficulty: Level,
	flawed: boolean,
	families: ReadonlySet<string>,
	random: Random,
): WorldCard {
	for (let draw = 0; draw < maxDraws; draw++) {
		const seed = random.int(1, largestProblemSeed);
		const problem = makeProblem('test', seed);
		if (draw < drawsForNewFamily && families.has(problem.family)) continue;
		const card = flawed ? flawedCard(problem, seed) : cardOf(problem, problem.reference);
		if (card === null || isFlawed(card) !== flawed) continue;
		if (levelOf(card.steps.length) === difficulty) return card;
	}
	throw new Error(`no ${difficulty} card in ${maxDraws} draws`);
}

/** null where the error says something else that is true of the problem: its place would be disputed. */
function flawedCard(problem: WorldProblem, seed: number): WorldCard | null {
	const flawed = makeFlawed('test', seed);
	if (flawed === null) return null;
	const card = cardOf(problem, flawed.reference);
	return card.firstWrong === flawed.at ? card : null;
}

function levelOf(lines: number): Level | null {
	if (lines < fewestLines) return null;
	if (lines <= mostEasyLines) return 'easy';
	return lines >= fewestHardLines ? 'hard' : 'middle';
}
