import type { CandidateGenerator, GeneratedStep, StepTree } from '../../../run/ports.ts';
import { addStep } from '../model/solution-text.ts';

/**
 * A search's steps from a writer that keeps nothing between two questions: each prefix is sent again, and of what
 * comes, the first step counts.
 */
export function remoteSteps(
	generate: CandidateGenerator['generate'],
	...[problem, settings]: Parameters<CandidateGenerator['tree']>
): StepTree {
	return {
		async *grow(prefix, count, seed) {
			const writing = new Map(
				Array.from({ length: count }, (_, candidate) => [candidate, { line: '', last: '' }]),
			);
			const wanted = { ...settings, candidates: count, seed };
			for await (const additions of generate(problem, wanted, prefix)) {
				const told: GeneratedStep[] = [];
				for (const { candidate, text, tokens, end } of additions) {
					const solution = writing.get(candidate);
					if (solution === undefined) continue;
					const { text: added, isAnswered, isEnded } = addStep(solution, text);
					const own = isAnswered ? 'answered' : isEnded ? 'step' : end;
					if (own !== null) writing.delete(candidate);
					told.push({ candidate, text: added, tokens, end: own });
				}
				yield told;
				// Whoever leaves early ends the streams.
				if (writing.size === 0) return;
			}
		},
		keep: () => undefined,
		free: () => undefined,
	};
}
