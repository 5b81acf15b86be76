import type { CandidateGenerator } from '../../run/ports.ts';

/** The same writer, and how many tokens it has sampled for each candidate of its last run. */
export function countTokens(generator: CandidateGenerator): {
	readonly generator: CandidateGenerator;
	readonly tokens: readonly number[];
} {
	const tokens: number[] = [];
	return {
		tokens,
		generator: {
			...generator,
			async *generate(...asked) {
				tokens.length = 0;
				for await (const additions of generator.generate(...asked)) {
					for (const { candidate, tokens: added } of additions) {
						tokens[candidate] = (tokens[candidate] ?? 0) + added;
					}
					yield additions;
				}
			},
		},
	};
}
