import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SkippedText } from '../../domain/files/row.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { labelledOf } from '../../domain/study/labelled.ts';
import { newStudy } from '../../domain/study/record.ts';
import { type AtThreshold, reportSteps } from '../../domain/study/steps.ts';
import { judgedAgain, judgedOf, type StepsStudy } from '../../domain/study/steps-study.ts';
import { readInput } from '../input.ts';
import { appVersion } from './app-version.ts';
import type { BenchOptions } from './options.ts';
import { runStudy } from './run-study.ts';
import { openStudyOf, type Studied, tellStudied } from './studied.ts';
import { percent, range } from './words.ts';

/** @returns the exit code. */
export async function benchSteps(options: BenchOptions): Promise<number> {
	return tellStudied(await studyFor(options), tell);
}

async function studyFor(options: BenchOptions): Promise<Result<Studied<StepsStudy>, string>> {
	if (options.solutions !== null) return studyOfSolutions(options.solutions, options);
	if (options.study === null) return failure('--solutions or --study is needed');
	const opened = await openStudyOf('steps', options.study);
	if (!opened.ok || options.prms.length === 0) return opened;
	const again = judgedAgain(opened.value.study, appVersion);
	return told(await judgedBy(options.prms, again, options));
}

async function studyOfSolutions(
	path: string,
	options: BenchOptions,
): Promise<Result<Studied<StepsStudy>, string>> {
	const contents = await readInput(path);
	if (!contents.ok) return contents;
	const { items: all, skipped } = labelledOf(contents.value);
	const items = all.slice(0, options.limit);
	if (items.length === 0) return failure(`${path} holds no solution with labelled steps`);
	const planned = newStudy({
		kind: 'steps' as const,
		settings: { seed: options.seed, ownThreshold: null, earlier: [] },
		source: basename(path),
		app: appVersion,
		items,
	});
	return told(await judgedBy(options.prms, planned, options), skipped);
}

function told(
	study: Result<StepsStudy, string>,
	skipped: readonly SkippedText[] = [],
): Result<Studied<StepsStudy>, string> {
	if (!study.ok) return study;
	return success({ study: study.value, skipped: skipped.map(({ message }) => message) });
}

/**
 * By one PRM after the other, each beside those before; none named: by the shipped one. What those before the last
 * have said is kept in files beside `out` until the last one is done.
 */
async function judgedBy(
	prms: readonly string[],
	planned: StepsStudy,
	options: BenchOptions,
): Promise<Result<StepsStudy, string>> {
	const { out } = options;
	const [prm = null, ...others] = prms;
	if (others.length === 0) return runStudy(planned, { ...options, prm });
	const part = out === null ? null : `${out}.${planned.settings.earlier.length + 1}`;
	const study = await runStudy(planned, { ...options, prm, out: part });
	if (!study.ok) return study;
	const whole = await judgedBy(others, judgedAgain(study.value, appVersion), options);
	if (whole.ok && part !== null) await rm(part);
	return whole;
}

function tell(study: StepsStudy): void {
	const report = reportSteps(judgedOf(study), study);
	const { tuning, reported, flawed, wrongWay, verifiers } = report;
	console.log(
		`${reported} solutions reported, ${flawed} of them with a wrong step; thresholds tuned on ${tuning} others, seed ${study.settings.seed}`,
	);
	if (wrongWay !== null) {
		const share = wrongWay.flawed / wrongWay.right;
		console.log(
			`right answers by a wrong way: ${wrongWay.flawed} of ${wrongWay.right}, ${percent(share)} ${range(wrongWay.interval)}`,
		);
	}
	for (const { name, at, stepArea, solutionArea, calibration, steps } of verifiers) {
		const areas = `AUC of steps ${three(stepArea)} (${steps}), of solutions ${three(solutionArea)}`;
		const error = steps === 0 ? '' : `, calibration error ${three(calibration.error)}`;
		console.log(`${name}: ${areas}${error}`);
		for (const one of at) console.log(`  ${atWords(one)}`);
	}
}

function atWords({ threshold, origin, score, band, detection }: AtThreshold): string {
	const { flawed, right, f1 } = score;
	const told = f1 === null ? 'F1 not defined' : `F1 ${percent(f1)} ${range(band)}`;
	const parts = `error ${flawed.hits}/${flawed.cards}, correct ${right.hits}/${right.cards}`;
	const wrong = `wrong steps: precision ${three(detection.precision)}, recall ${three(detection.recall)}`;
	return `at ${threshold.toFixed(3)} (${origin}): ${told}, ${parts}; ${wrong}`;
}

const three = (value: number | null): string => value?.toFixed(3) ?? '–';
