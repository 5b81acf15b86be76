import type { StepsReport, VerifierReport } from './steps.ts';
import type { FigureTable } from './table.ts';

const origins = { tuned: 'tuned', own: 'its own', fixed: 'fixed' } as const;

const shareOf = ({ hits, cards }: { readonly hits: number; readonly cards: number }) =>
	cards === 0 ? null : hits / cards;

/** A row a verifier and threshold; a verifier without steps has its one figure. */
export function verifierTable({ verifiers }: StepsReport): FigureTable {
	return {
		columns: [
			'verifier',
			'threshold',
			'chosen',
			'error',
			'correct',
			'F1',
			'95 % low',
			'95 % high',
			'precision',
			'recall',
			'AUC steps',
			'AUC solutions',
			'calibration error',
		],
		rows: verifiers.flatMap((report): (string | number | null)[][] => {
			const { name, at, stepArea, solutionArea, steps, calibration } = report;
			const rest = [stepArea, solutionArea, steps === 0 ? null : calibration.error];
			if (at.length === 0) return [[name, ...Array<null>(9).fill(null), ...rest]];
			return at.map(({ threshold, origin, score, band, detection }) => [
				name,
				threshold,
				origins[origin],
				shareOf(score.flawed),
				shareOf(score.right),
				score.f1,
				...(score.f1 === null ? [null, null] : [band.low, band.high]),
				detection.precision,
				detection.recall,
				...rest,
			]);
		}),
	};
}

export function sweepTable({ sweep }: VerifierReport): FigureTable {
	return {
		columns: ['threshold', 'error', 'correct', 'F1'],
		rows: sweep.map(({ threshold, error, correct, f1 }) => [threshold, error, correct, f1]),
	};
}

export function calibrationTable({ calibration }: VerifierReport): FigureTable {
	return {
		columns: ['rewards', 'steps', 'mean reward', 'right', '95 % low', '95 % high'],
		rows: calibration.bins.map(({ low, high, steps, reward, right, interval }) => [
			`${low} to ${high}`,
			steps,
			steps === 0 ? null : reward,
			steps === 0 ? null : right,
			steps === 0 ? null : interval.low,
			steps === 0 ? null : interval.high,
		]),
	};
}

export function histogramTable({ histogram }: VerifierReport): FigureTable {
	const { right, wrong } = histogram;
	return {
		columns: ['rewards', 'right steps', 'wrong steps'],
		rows: right.map((count, at) => [
			`${at / right.length} to ${(at + 1) / right.length}`,
			count,
			wrong[at] ?? 0,
		]),
	};
}

/** How often a right answer came by a wrong way, and how often each verifier says so. */
export function wrongWayTable({ wrongWay, verifiers }: StepsReport): FigureTable | null {
	if (wrongWay === null) return null;
	const { flawed, right, interval } = wrongWay;
	const own = ['the labels', flawed, right, flawed / right, interval.low, interval.high];
	const called = verifiers.flatMap(({ name, at }) => {
		const [best] = at;
		if (best === undefined || best.wrongWay.solutions === 0) return [];
		const { called: count, solutions } = best.wrongWay;
		return [[name, count, solutions, count / solutions, null, null]];
	});
	return {
		columns: ['said by', 'wrong way', 'right answers', 'share', '95 % low', '95 % high'],
		rows: [own, ...called],
	};
}
