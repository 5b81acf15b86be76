import type { Problem } from '../domain/problem.ts';
import { Random } from '../domain/random.ts';
import { drawWording } from './wording.ts';
import { families, isHeldOut, makeProblem, type WorldProblem } from './world.ts';

const known = families.filter((family) => !isHeldOut(family));
export const topics: readonly string[] = [...new Set(known.map(({ topic }) => topic))].sort();

/** Which fresh problem: of one topic or of any (''), of so many steps or of any number (0). */
export type FreshChoice = {
	readonly topic: string;
	readonly steps: number;
	/** 0: as its family words it; others: a drawing of other words, which no training problem has. */
	readonly wording: number;
};

export const anyProblem: FreshChoice = { topic: '', steps: 0, wording: 0 };

/** Draws for a problem of the wanted steps, which a topic may lack, and for other words. */
const maxDraws = 100;
const drawStride = 1_000_003;

/**
 * The problem that a seed names; its numbers are never trained on. Where `maxDraws` problems of the topic
 * have no `steps` steps, the first of those that come nearest.
 */
export function freshProblem(seed: number, { topic, steps, wording }: FreshChoice): Problem {
	const problem = steps === 0 ? drawOne(seed, topic) : drawNearest(seed, topic, steps);
	return wording === 0 ? problem : inOtherWords(problem, wording);
}

function drawOne(seed: number, topic: string): WorldProblem {
	const ofTopic = known.filter((family) => family.topic === topic);
	if (ofTopic.length === 0) return makeProblem('test', seed);
	const family = new Random(`topic/${seed}`).pick(ofTopic);
	return makeProblem('test', seed, family.name);
}

function drawNearest(seed: number, topic: string, steps: number): WorldProblem {
	let nearest = drawOne(seed, topic);
	const off = ({ program }: WorldProblem): number => Math.abs(program.length - steps);
	for (let draw = 1; draw < maxDraws && off(nearest) > 0; draw++) {
		const next = drawOne(seed + draw * drawStride, topic);
		if (off(next) < off(nearest)) nearest = next;
	}
	return nearest;
}

/** A drawing may find nothing to change in a question: then another is tried. */
function inOtherWords(problem: WorldProblem, wording: number): Problem {
	const id = `${problem.id}/${wording}`;
	let reworded: WorldProblem & { plain: string } = { ...problem, id, plain: problem.question };
	for (let draw = 0; draw < maxDraws && reworded.question === problem.question; draw++) {
		const { question, solution } = drawWording(
			problem.question,
			new Random(`${id}/${draw}`),
			'new',
		);
		reworded = {
			...reworded,
			question: question(problem.question),
			reference: solution(problem.reference),
		};
	}
	return reworded;
}
