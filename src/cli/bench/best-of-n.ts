import { basename } from 'node:path';
import { problemsOf } from '../../domain/files/problems.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Aggregator } from '../../domain/reward.ts';
import { bankQuestionOf } from '../../domain/study/bank.ts';
import { bestOfN } from '../../domain/study/best-of-n.ts';
import { type BestOfNStudy, bankOf, studyOfBank } from '../../domain/study/best-of-n-study.ts';
import { digestOf } from '../../domain/study/digest.ts';
import { readBank } from '../../domain/study/read-bank.ts';
import { newStudy } from '../../domain/study/record.ts';
import { readInput, readText } from '../input.ts';
import { appVersion } from './app-version.ts';
import type { BenchOptions } from './options.ts';
import { runStudy } from './run-study.ts';
import { openStudyOf, type Studied, tellStudied } from './studied.ts';
import { saveStudy } from './study-file.ts';
import { percent, range } from './words.ts';

/** @returns the exit code. */
export async function benchBestOfN(options: BenchOptions): Promise<number> {
	return tellStudied(await bestOfNStudyFor(options), (study) => tell(study, options.aggregator));
}

/** A study that is run, or made of a bank, or opened; with `out` it is written. */
export async function bestOfNStudyFor(
	options: BenchOptions,
): Promise<Result<Studied<BestOfNStudy>, string>> {
	if (options.problems !== null) return studyOfProblems(options.problems, options);
	if (options.bank !== null) return studyOfFile(options.bank, options);
	if (options.study === null) return failure('--problems, --bank or --study is needed');
	return openStudyOf('best-of-n', options.study);
}

async function studyOfProblems(
	path: string,
	options: BenchOptions,
): Promise<Result<Studied<BestOfNStudy>, string>> {
	const contents = await readInput(path);
	if (!contents.ok) return contents;
	const { problems, skipped } = problemsOf(contents.value);
	const items = problems.slice(0, options.limit).map(bankQuestionOf);
	if (items.length === 0) return failure(`${path} holds no problem with a right answer`);
	const { candidates, temperature, topP, seed } = options;
	const settings = { candidates, temperature, topP, seed };
	const kind = 'best-of-n' as const;
	const study = await runStudy(
		newStudy({ kind, settings, source: basename(path), app: appVersion, items }),
		options,
	);
	if (!study.ok) return study;
	const told = [...contents.value.skipped, ...skipped].map(({ message }) => message);
	return success({ study: study.value, skipped: told });
}

async function studyOfFile(
	path: string,
	options: BenchOptions,
): Promise<Result<Studied<BestOfNStudy>, string>> {
	const text = await readText(path);
	if (!text.ok) return text;
	const { problems, skipped } = readBank(text.value);
	if (problems.length === 0)
		return failure(`${path} holds no bank. ${skipped[0]?.message ?? ''}`.trim());
	const study = studyOfBank(problems.slice(0, options.limit), {
		source: basename(path),
		app: appVersion,
		seed: options.seed,
	});
	if (options.out !== null) await saveStudy(options.out, study);
	return success({ study, skipped: skipped.map(({ message }) => message) });
}

function tell(study: BestOfNStudy, aggregator: Aggregator): void {
	const { seed } = study.settings;
	const digests = bankOf(study).map((problem) => digestOf(problem, seed));
	const { ks, rules: asked, curve, compare } = bestOfN(digests, seed);
	const writer = study.models === null ? '' : `, ${study.models.writer} by ${study.models.judge}`;
	console.log(
		`${digests.length} problems, aggregator ${aggregator}, seed ${seed}${writer}, 95 % bootstrap intervals`,
	);
	for (const rule of asked) {
		const { estimator, points } = curve(rule, aggregator);
		const told = points.map(({ k, accuracy, band }) => `${k}: ${percent(accuracy)} ${range(band)}`);
		console.log(`${rule.padEnd(8)} (${estimator})  ${told.join('  ')}`);
	}
	const most = ks.at(-1);
	if (most === undefined) return;
	for (const [against, rules] of [
		['majority', ['prm', 'orm', 'sc+prm', 'sc+orm']],
		['orm', ['prm']],
		['sc+orm', ['sc+prm']],
	] as const) {
		const known = asked.includes(against) ? rules.filter((rule) => asked.includes(rule)) : [];
		for (const { rule, difference, band, paired } of compare(known, against, aggregator, most)) {
			const alone = `alone right ${paired.first} and ${paired.second}, p = ${paired.p.toPrecision(2)}`;
			console.log(
				`${rule} − ${against} at ${most}: ${percent(difference)} ${range(band)}, ${alone}`,
			);
		}
	}
}
