import { basename } from 'node:path';
import { readJsonLines } from '../../domain/jsonl.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { reportLabels, type StepShare } from '../../domain/study/labels.ts';
import {
	type LabelItem,
	type LabelsStudy,
	labelItem,
	rolledOf,
} from '../../domain/study/labels-study.ts';
import { newStudy } from '../../domain/study/record.ts';
import { stepTruth } from '../../world/step-truth.ts';
import { readText } from '../input.ts';
import { appVersion } from './app-version.ts';
import type { BenchOptions } from './options.ts';
import { runStudy } from './run-study.ts';
import { openStudyOf, type Studied, tellStudied } from './studied.ts';
import { percent, range } from './words.ts';

/** Hard and soft estimation against exact truth, over the number of rollouts. @returns the exit code. */
export async function benchLabels(options: BenchOptions): Promise<number> {
	return tellStudied(await studyFor(options), tell);
}

async function studyFor(options: BenchOptions): Promise<Result<Studied<LabelsStudy>, string>> {
	if (options.problems !== null) return studyOfProblems(options.problems, options);
	if (options.study === null) return failure('--problems or --study is needed');
	return openStudyOf('labels', options.study);
}

async function studyOfProblems(
	path: string,
	options: BenchOptions,
): Promise<Result<Studied<LabelsStudy>, string>> {
	const contents = await readText(path);
	if (!contents.ok) return contents;
	const items: LabelItem[] = [];
	const skipped: string[] = [];
	for (const { line, read } of readJsonLines(contents.value, labelItem)) {
		if (read.ok) items.push(read.value);
		else skipped.push(`line ${line}: ${read.error.message}`);
	}
	if (items.length === 0) {
		return failure(`${path} holds no problem of the world: npm run world writes such (JSON lines)`);
	}
	const { candidates, rollouts, temperature, topP, seed } = options;
	const settings = { candidates, rollouts, temperature, topP, seed };
	const study = await runStudy(
		newStudy({
			...{ kind: 'labels' as const, settings, source: basename(path), app: appVersion },
			items: items.slice(0, options.limit),
		}),
		options,
	);
	if (!study.ok) return study;
	return success({ study: study.value, skipped });
}

function tell(study: LabelsStudy): void {
	const { rollouts, candidates, temperature, seed } = study.settings;
	const report = reportLabels(rolledOf(study, stepTruth), rollouts, seed);
	console.log(
		`${report.steps} steps (${report.right} right) of ${candidates} solutions of each of ${report.problems} problems, temperature ${temperature}, seed ${seed}; over all subsets of ${rollouts} rollouts, 95 % bootstrap intervals over problems`,
	);
	for (const {
		rollouts: n,
		hard,
		soft,
		softError,
		falsePositives,
		falseNegatives,
	} of report.qualities) {
		const parts = [
			`hard ${words(hard)}`,
			`soft at a half ${words(soft)}`,
			`wrong called right ${words(falsePositives)}`,
			`right called wrong ${words(falseNegatives)}`,
			`soft error ${softError.value.toFixed(3)}`,
		];
		console.log(`${String(n).padStart(3)} rollouts: ${parts.join(', ')}`);
	}
}

const words = ({ value, interval }: StepShare): string => `${percent(value)} ${range(interval)}`;
