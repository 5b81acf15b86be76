import { anyProblem, freshProblem } from './fresh-problem.ts';

/** So many problems of the world are looked through: it takes a tenth of a second. */
const lookedThrough = 120;

/** Seed of the fresh problem whose words are most like those of a question. */
export function likeProblemSeed(question: string): number {
	const asked = wordsOf(question);
	let [best, mostAlike] = [1, -1];
	for (let seed = 1; seed <= lookedThrough; seed++) {
		const words = wordsOf(freshProblem(seed, anyProblem).question);
		const shared = [...words].filter((word) => asked.has(word)).length;
		const alike = shared / Math.sqrt(words.size);
		if (alike > mostAlike) [best, mostAlike] = [seed, alike];
	}
	return best;
}

/** Words that say nothing of what a problem is about. */
const common = new Set(
	'a an and are as at be by does each for from has have he her his how if in is it its many more much of on one she some than that the their then there they this to was were what when which who will with'.split(
		' ',
	),
);

/** Without numbers and endings. */
function wordsOf(text: string): ReadonlySet<string> {
	const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
	return new Set(
		words.filter((word) => !common.has(word)).map((word) => word.replace(/e?s$/u, '')),
	);
}
