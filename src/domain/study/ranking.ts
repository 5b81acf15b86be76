/** A score with what is true of whom it was given to. */
export type Judged = { readonly score: number; readonly isRight: boolean };

/**
 * The area under the ROC curve: the chance that a right one has a higher score than a wrong one, ties half
 * (Mann and Whitney 1947). null where one of the two kinds is missing.
 */
export function areaUnderCurve(judged: readonly Judged[]): number | null {
	const sorted = judged.toSorted((a, b) => a.score - b.score);
	const right = sorted.filter(({ isRight }) => isRight).length;
	const wrong = sorted.length - right;
	if (right === 0 || wrong === 0) return null;
	let rankSum = 0;
	for (let from = 0; from < sorted.length; ) {
		let to = from;
		while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++;
		const rank = (from + 1 + to) / 2;
		for (let at = from; at < to; at++) if (sorted[at]?.isRight) rankSum += rank;
		from = to;
	}
	return (rankSum - (right * (right + 1)) / 2) / (right * wrong);
}
