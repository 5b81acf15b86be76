import { basename } from 'node:path';
import { problemsOf } from '../../domain/files/problems.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { bankQuestionOf } from '../../domain/study/bank.ts';
import { newStudy } from '../../domain/study/record.ts';
import { type Estimate, reportSearch } from '../../domain/study/search.ts';
import { rivalsOf, type SearchStudy, searchedOf } from '../../domain/study/search-study.ts';
import { sampleRuleNames, wayNames } from '../../domain/study/search-view.ts';
import { readInput } from '../input.ts';
import { appVersion } from './app-version.ts';
import type { BenchOptions } from './options.ts';
import { runStudy } from './run-study.ts';
import { openStudyOf, type Studied, tellStudied } from './studied.ts';
import { percent, range } from './words.ts';

/** Beam search and DVTS against best-of-N at equal tokens. @returns the exit code. */
export async function benchSearch(options: BenchOptions): Promise<number> {
	return tellStudied(await studyFor(options), tell);
}

async function studyFor(options: BenchOptions): Promise<Result<Studied<SearchStudy>, string>> {
	if (options.problems !== null) return studyOfProblems(options.problems, options);
	if (options.study === null) return failure('--problems or --study is needed');
	return openStudyOf('search', options.study);
}

async function studyOfProblems(
	path: string,
	options: BenchOptions,
): Promise<Result<Studied<SearchStudy>, string>> {
	const contents = await readInput(path);
	if (!contents.ok) return contents;
	const { problems, skipped } = problemsOf(contents.value);
	const items = problems.slice(0, options.limit).map(bankQuestionOf);
	if (items.length === 0) return failure(`${path} holds no problem with a right answer`);
	const { width, expansions, temperature, topP, seed, aggregator: score } = options;
	if (width * expansions > 64) return failure('--width times --expansions is 64 at most');
	const candidates = rivalsOf(width, expansions);
	const settings = { candidates, width, expansions, score, temperature, topP, seed };
	const kind = 'search' as const;
	const started = newStudy({ kind, settings, source: basename(path), app: appVersion, items });
	const study = await runStudy(started, options);
	if (!study.ok) return study;
	const told = [...contents.value.skipped, ...skipped].map(({ message }) => message);
	return success({ study: study.value, skipped: told });
}

function tell(study: SearchStudy): void {
	const { width, expansions, score, seed } = study.settings;
	const problems = searchedOf(study);
	if (problems.length === 0) return;
	console.log(
		`${problems.length} problems, width ${width}, ${expansions} expansions, score ${score}, seed ${seed}, 95 % bootstrap intervals`,
	);
	for (const report of reportSearch(problems, score, seed)) {
		const { way, accuracy, vote, tokens, samples, sampleTokens, short, rivals } = report;
		console.log(
			`${wayNames[way]}: ${words(accuracy)}, vote of the kept ${words(vote)}; ${Math.round(tokens)} tokens a problem`,
		);
		console.log(
			`  against ${samples.toFixed(1)} samples of ${Math.round(sampleTokens)} tokens a problem (too few on ${short}):`,
		);
		for (const { rule, accuracy: own, difference, paired } of rivals) {
			const alone = `alone right ${paired.first} and ${paired.second}, p = ${paired.p.toPrecision(2)}`;
			console.log(
				`  ${sampleRuleNames[rule].padEnd(18)} ${words(own)}; search ahead by ${words(difference)}, ${alone}`,
			);
		}
	}
}

const words = ({ value, interval }: Estimate): string => `${percent(value)} ${range(interval)}`;
