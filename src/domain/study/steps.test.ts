import { describe, expect, test } from 'vitest';
import { readContents } from '../files/read.ts';
import { Random } from '../random.ts';
import { calibrate, histogramOf } from './calibration.ts';
import { labelledOf } from './labelled.ts';
import { areaUnderCurve } from './ranking.ts';
import { newStudy } from './record.ts';
import { isForTuning, reportSteps, tunedThreshold } from './steps.ts';
import { judgedAgain, judgedOf, type LabelledItem, type StepsSettings } from './steps-study.ts';
import { readStudy, writeStudy } from './studies.ts';
import type { JudgedSolution } from './verifiers.ts';

const seed = 1;
/** Questions that are reported, and one to choose thresholds on. */
const reportedQuestions = Array.from({ length: 40 }, (_, at) => `Q${at}`).filter(
	(question) => !isForTuning(question, seed),
);
const tuningQuestion =
	Array.from({ length: 40 }, (_, at) => `Q${at}`).find((question) => isForTuning(question, seed)) ??
	'';

const studyWith = (ownThreshold: number | null, earlier: StepsSettings['earlier'] = []) => {
	return { settings: { seed, ownThreshold, earlier }, models: null };
};

function solution(
	question: string,
	labels: LabelledItem['labels'],
	process: readonly number[],
	isAnswerRight: boolean | null = null,
): JudgedSolution {
	const steps = labels.map((_, at) => (at === 0 ? '1+1 = 2' : '2+2 = 5'));
	return {
		item: { id: question, question, steps, labels, isAnswerRight, rewards: null, earlier: [] },
		row: { process, outcome: Math.min(...process), surprise: null, ms: 1 },
	};
}

describe('the protocol, worked by hand', () => {
	const [a = '', b = '', c = '', d = ''] = reportedQuestions;
	const solutions = [
		// Found at the second step; a right answer by a wrong way.
		solution(a, ['right', 'wrong'], [0.9, 0.2], true),
		// Called at the first step, where the second is wrong.
		solution(b, ['right', 'wrong'], [0.3, 0.1], false),
		// Right and left alone.
		solution(c, ['right', 'neutral'], [0.9, 0.8], true),
		// Right and called wrong.
		solution(d, ['right', 'right'], [0.9, 0.45], true),
		// Here the threshold is chosen: anything between 0.55 and 0.95 is right for both.
		solution(tuningQuestion, ['wrong', null], [0.55, 0.9]),
		solution(tuningQuestion, ['right', 'right'], [0.95, 0.95]),
	];
	const report = reportSteps(solutions, studyWith(0.5));
	const prm = report.verifiers.find(({ verifier }) => verifier === 'prm');
	const [tuned, own] = prm?.at ?? [];

	test('the threshold comes from the tuning part alone', () => {
		expect(report).toMatchObject({ tuning: 2, reported: 4, flawed: 2 });
		expect(tuned?.origin).toBe('tuned');
		expect(tuned?.threshold).toBeGreaterThan(0.55);
		expect(tuned?.threshold).toBeLessThanOrEqual(0.95);
		expect(own).toMatchObject({ origin: 'own', threshold: 0.5 });
	});

	test('error, correct and F1 at 0.5: 1 of 2, 1 of 2', () => {
		expect(own?.score).toEqual({
			flawed: { hits: 1, cards: 2 },
			right: { hits: 1, cards: 2 },
			f1: 0.5,
		});
		expect(own?.band.low).toBe(0);
		expect(own?.band.high).toBe(1);
	});

	test('wrong steps at 0.5: of four called two are wrong, and both wrong ones are called', () => {
		expect(own?.detection).toEqual({ precision: 2 / 4, recall: 1 });
	});

	test('a right answer by a wrong way: 1 of 3, and the PRM calls 2 of 3', () => {
		expect(report.wrongWay).toMatchObject({ flawed: 1, right: 3 });
		expect(own?.wrongWay).toEqual({ called: 2, solutions: 3 });
	});

	test('the calculator finds the false equation of each solution', () => {
		const calculator = report.verifiers.find(({ verifier }) => verifier === 'calculator');
		expect(calculator?.at[0]).toMatchObject({
			origin: 'fixed',
			score: { flawed: { hits: 2, cards: 2 }, right: { hits: 0, cards: 2 }, f1: 0 },
		});
	});

	test('the ORM judges whole solutions: all four pairs are in order', () => {
		const orm = report.verifiers.find(({ verifier }) => verifier === 'orm');
		expect(orm).toMatchObject({ steps: 0, at: [], solutionArea: 1 });
	});

	test('the sweep ends where everything is right, and where everything is wrong at once', () => {
		expect(prm?.sweep[0]).toEqual({ threshold: 0, error: 0, correct: 1, f1: 0 });
		expect(prm?.sweep.at(-1)).toEqual({ threshold: 1, error: 0, correct: 0, f1: 0 });
	});
});

test('the area under the curve is the share of pairs in order: brute force', () => {
	const random = new Random('area');
	for (let round = 0; round < 200; round++) {
		const judged = Array.from({ length: random.int(2, 12) }, () => ({
			score: random.int(0, 4) / 4,
			isRight: random.next() < 0.5,
		}));
		const pairs = judged.flatMap((one) =>
			judged
				.filter((other) => one.isRight && !other.isRight)
				.map((other) => (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0)),
		);
		const area = areaUnderCurve(judged);
		if (pairs.length === 0) expect(area).toBeNull();
		else
			expect(area).toBeCloseTo(pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length);
	}
});

test('the tuned threshold is the best of all: brute force', () => {
	const random = new Random('threshold');
	for (let round = 0; round < 100; round++) {
		const cards = Array.from({ length: random.int(2, 8) }, () => {
			const rewards = Array.from({ length: random.int(1, 4) }, () => random.int(0, 20) / 20);
			return {
				rewards,
				firstWrong: random.next() < 0.5 ? random.int(0, rewards.length - 1) : null,
			};
		});
		const f1At = (threshold: number): number => {
			const hit = ({ rewards, firstWrong }: (typeof cards)[number]) => {
				const at = rewards.findIndex((reward) => reward < threshold);
				return at === (firstWrong ?? -1);
			};
			const [flawed, right] = [true, false].map((isFlawed) => {
				const kind = cards.filter(({ firstWrong }) => (firstWrong !== null) === isFlawed);
				return kind.filter(hit).length / kind.length;
			});
			if (flawed === undefined || right === undefined) return Number.NaN;
			return flawed + right === 0 ? 0 : (2 * flawed * right) / (flawed + right);
		};
		const best = Math.max(...Array.from({ length: 22 }, (_, at) => f1At(at / 20 - 0.025)));
		const tuned = tunedThreshold(cards);
		if (Number.isNaN(best)) expect(tuned).toBeNull();
		else expect(f1At(tuned ?? Number.NaN)).toBeCloseTo(best, 10);
	}
});

test('calibration and histogram of six steps, by hand', () => {
	const judged = [
		{ score: 0.05, isRight: false },
		{ score: 0.05, isRight: false },
		{ score: 0.05, isRight: true },
		{ score: 0.95, isRight: true },
		{ score: 1, isRight: true },
		{ score: 0, isRight: false },
	];
	const { bins, error } = calibrate(judged);
	expect(bins[0]).toMatchObject({ steps: 4, right: 0.25 });
	expect(bins[0]?.reward).toBeCloseTo(0.0375);
	expect(bins[9]).toMatchObject({ steps: 2, right: 1 });
	expect(error).toBeCloseTo((4 * (0.25 - 0.0375) + 2 * (1 - 0.975)) / 6);
	expect(histogramOf(judged, 2)).toEqual({ right: [1, 2], wrong: [3, 0] });
	expect(calibrate([]).error).toBe(0);
});

test('labelled solutions of ProcessBench’s form, and the rows that are none', () => {
	const rows = [
		{ problem: 'How many?', steps: ['1+1 = 2', '#### 2'], label: -1, final_answer_correct: true },
		{ problem: 'How many?', steps: ['a', 'b', 'c'], label: 1, rewards: [0.5, 1, 0] },
		{ problem: 'How many?', steps: ['a'], label: 7 },
		{ steps: ['a'], label: -1 },
	];
	const text = `${rows.map((row) => JSON.stringify(row)).join('\n')}\nno json\n`;
	const { items, skipped } = labelledOf(readContents(text));
	expect(
		items.map(({ labels, isAnswerRight, rewards }) => [labels, isAnswerRight, rewards]),
	).toEqual([
		[['right', 'right'], true, null],
		[['right', 'wrong', null], null, [0.5, 1, 0]],
	]);
	expect(skipped.map(({ line }) => line).sort()).toEqual([3, 4, 5]);
});

test('nothing at all, and solutions of one kind, are no trouble', () => {
	expect(reportSteps([], studyWith(null))).toMatchObject({
		reported: 0,
		wrongWay: null,
		verifiers: [],
	});
	const right = solution(reportedQuestions[0] ?? '', ['right'], [0.9]);
	const { verifiers } = reportSteps([right], studyWith(null));
	const prm = verifiers.find(({ verifier }) => verifier === 'prm');
	expect(prm?.at[0]).toMatchObject({ origin: 'fixed', score: { f1: null } });
	expect(prm?.at[0]?.detection.recall).toBeNull();
});

test('what a PRM said stays beside the next one, with its name and its threshold', () => {
	const [question = ''] = reportedQuestions;
	const judged = [
		solution(question, ['right', 'wrong'], [0.9, 0.2]),
		solution(question, ['right', 'right'], [0.8, 0.4]),
	];
	const models = (judge: string) => ({ writer: 'w', judge, files: [] });
	const first = {
		...newStudy({
			...{ kind: 'steps' as const, settings: studyWith(0.5).settings, source: 'f', app: '1' },
			items: judged.map(({ item }) => item),
		}),
		...{ models: models('A'), rows: judged.map(({ row }) => row) },
	};
	const again = judgedAgain(first, '2');
	expect(again).toMatchObject({ models: null, rows: [], settings: { ownThreshold: null } });
	// The other one calls nothing wrong, and has not come to the second solution yet.
	const rows = [{ process: [0.9, 0.95], outcome: null, surprise: null, ms: 1 }];
	const second = { ...again, models: models('B'), rows };
	const { verifiers } = reportSteps(judgedOf(second), second);
	const ofSteps = verifiers.filter(({ at }) => at.length > 0);
	expect(ofSteps.map(({ name }) => name)).toEqual(['PRM A', 'PRM B', 'Calculator']);
	expect(ofSteps[0]?.at[0]).toMatchObject({ threshold: 0.5, origin: 'own' });
	expect(ofSteps[0]?.at[0]?.score.flawed).toEqual({ hits: 1, cards: 1 });
	expect(ofSteps[1]?.at[0]?.score.flawed).toEqual({ hits: 0, cards: 1 });
	const read = readStudy(writeStudy(second));
	expect(read.ok && read.value).toEqual(second);
	const third = judgedAgain(second, '2');
	expect(third.items.map(({ earlier }) => earlier)).toEqual([
		[
			[0.9, 0.2],
			[0.9, 0.95],
		],
		[[0.8, 0.4], null],
	]);
});
