/** What a data set says of a step: PRM800K has three ratings, others two. */
export type StepLabel = 'right' | 'neutral' | 'wrong';

/** A label a step; null where the data set says nothing of it. */
export type StepLabels = readonly (StepLabel | null)[];

const words: ReadonlyMap<string, StepLabel> = new Map([
	...['right', 'correct', 'true', 'good', '+', '1'].map((word) => [word, 'right'] as const),
	...['wrong', 'incorrect', 'false', 'bad', '-', '-1'].map((word) => [word, 'wrong'] as const),
	['neutral', 'neutral'],
]);

/**
 * Labels in any of the field's forms: one a step (+ and -, true and false, 1, 0 and -1, words), or the
 * index of the first wrong step, -1 where all are right (ProcessBench). Steps after the first wrong one
 * have no label there. null where the value is neither.
 */
export function readLabels(value: unknown, steps: number): StepLabels | null {
	const index = indexOf(value);
	if (index !== null) return index < steps ? labelsOfIndex(index, steps) : null;
	const items = Array.isArray(value) ? value : typeof value === 'string' ? split(value) : [];
	if (items.length !== steps || steps === 0) return null;
	// Where there is a -1, 0 lies between; where there is none, it is the lower of the two.
	const hasMinus = items.some((item) => String(item) === '-1');
	const zero: StepLabel = hasMinus ? 'neutral' : 'wrong';
	const labels = items.map((item): StepLabel | null => {
		const word = String(item).trim().toLowerCase();
		return word === '0' ? zero : (words.get(word) ?? null);
	});
	return labels.some((label) => label !== null) ? labels : null;
}

/** A step a label, as `readLabels` reads them back; 'none' where there is none. */
export const writeLabels = (labels: StepLabels): string =>
	labels.map((label) => label ?? 'none').join(' ');

const split = (text: string): string[] => text.split(/[\s,;|[\]]+/u).filter((item) => item !== '');

function indexOf(value: unknown): number | null {
	const number = typeof value === 'string' && /^\s*-?\d+\s*$/u.test(value) ? Number(value) : value;
	return Number.isSafeInteger(number) && Number(number) >= -1 ? Number(number) : null;
}

function labelsOfIndex(index: number, steps: number): StepLabels {
	return Array.from({ length: steps }, (_, at) => {
		if (index === -1 || at < index) return 'right';
		return at === index ? 'wrong' : null;
	});
}
