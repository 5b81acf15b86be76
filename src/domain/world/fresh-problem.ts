import type { Problem } from '../problem.ts';
import { Random } from '../random.ts';
import { families, isHeldOut, makeProblem } from './world.ts';

const known = families.filter((family) => !isHeldOut(family));
export const topics: readonly string[] = [...new Set(known.map(({ topic }) => topic))].sort();

/** The problem that a seed names, of one topic or of any (''). Its numbers are never trained on. */
export function freshProblem(seed: number, topic: string): Problem {
	const ofTopic = known.filter((family) => family.topic === topic);
	if (ofTopic.length === 0) return makeProblem('test', seed);
	const family = new Random(`topic/${seed}`).pick(ofTopic);
	return makeProblem('test', seed, family.name);
}
