/** What the fields of a run take, and what a link may hold. */
export const runLimits = {
	candidates: { min: 1, max: 64, step: 1 },
	temperature: { min: 0, max: 2, step: 0.1 },
	seed: { min: 0, max: 999_999, step: 1 },
	problemSeed: { min: 1, max: 999_999, step: 1 },
} as const;

/** The one thing here that is not seeded: which problem a new one is. The URL then holds it. */
export function randomProblemSeed(): number {
	const { min, max } = runLimits.problemSeed;
	const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
	return min + (word % (max - min + 1));
}
