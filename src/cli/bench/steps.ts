import { basename } from 'node:path';
import { failure, type Result, success } from '../../domain/result.ts';
import { labelledOf } from '../../domain/study/labelled.ts';
import { newStudy } from '../../domain/study/record.ts';
import { type AtThreshold, reportSteps } from '../../domain/study/steps.ts';
import { judgedOf, type StepsStudy } from '../../domain/study/steps-study.ts';
import { verifierNames } from '../../domain/study/verifiers.ts';
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
	return openStudyOf('steps', options.study);
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
	const study = await runStudy(
		newStudy({
			kind: 'steps' as const,
			settings: { seed: options.seed, ownThreshold: null },
			source: basename(path),
			app: appVersion,
			items,
		}),
		options,
	);
	if (!study.ok) return study;
	return success({ study: study.value, skipped: skipped.map(({ message }) => message) });
}

function tell(study: StepsStudy): void {
	const report = reportSteps(judgedOf(study), study.settings);
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
	for (const { verifier, at, stepArea, solutionArea, calibration, steps } of verifiers) {
		const areas = `AUC of steps ${three(stepArea)} (${steps}), of solutions ${three(solutionArea)}`;
		const error = steps === 0 ? '' : `, calibration error ${three(calibration.error)}`;
		console.log(`${verifierNames[verifier]}: ${areas}${error}`);
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
