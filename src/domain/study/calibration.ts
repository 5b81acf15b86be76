import { type Interval, wilsonInterval } from '../interval.ts';
import type { Judged } from './ranking.ts';

/** Steps whose reward lies from `low` to below `high` (the last bin holds 1). */
type CalibrationBin = {
	readonly low: number;
	readonly high: number;
	readonly steps: number;
	/** Mean reward and share of right steps; NaN in an empty bin. */
	readonly reward: number;
	readonly right: number;
	/** Wilson, 95 %. */
	readonly interval: Interval;
};

export type Calibration = {
	readonly bins: readonly CalibrationBin[];
	/** Expected calibration error: the mean gap between reward and share of right steps, by steps (Guo et al. 2017). */
	readonly error: number;
};

/** How often steps of a reward are right. */
export function calibrate(judged: readonly Judged[], count = 10): Calibration {
	const bins = Array.from({ length: count }, (_, at): CalibrationBin => {
		const inside = judged.filter(({ score }) => binOf(score, count) === at);
		const right = inside.filter(({ isRight }) => isRight).length;
		return {
			low: at / count,
			high: (at + 1) / count,
			steps: inside.length,
			reward: inside.reduce((sum, { score }) => sum + score, 0) / inside.length,
			right: right / inside.length,
			interval: wilsonInterval(right, inside.length),
		};
	});
	const gaps = bins
		.filter(({ steps }) => steps > 0)
		.map(({ steps, reward, right }) => steps * Math.abs(reward - right));
	return { bins, error: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, judged.length) };
}

export type Histogram = { readonly right: readonly number[]; readonly wrong: readonly number[] };

/** How many right and wrong steps have a reward in each of `count` equal bins. */
export function histogramOf(judged: readonly Judged[], count = 20): Histogram {
	const right = Array<number>(count).fill(0);
	const wrong = Array<number>(count).fill(0);
	for (const { score, isRight } of judged) {
		const counts = isRight ? right : wrong;
		const at = binOf(score, count);
		counts[at] = (counts[at] ?? 0) + 1;
	}
	return { right, wrong };
}

const binOf = (score: number, count: number): number =>
	Math.min(count - 1, Math.max(0, Math.floor(score * count)));
