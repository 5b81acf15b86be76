import { failure, type Result, success } from '../../domain/result.ts';
import { studyAnytime } from '../../domain/study/anytime-study.ts';
import type { BankProblem } from '../../domain/study/bank.ts';
import { bankOf } from '../../domain/study/best-of-n-study.ts';
import { readBank } from '../../domain/study/read-bank.ts';
import { readText } from '../input.ts';
import type { BenchOptions } from './options.ts';
import { openStudy } from './study-file.ts';
import { percent, range } from './words.ts';

const ruleNames = {
	majority: 'majority',
	best: 'PRM best-of-N',
	weighted: 'PRM-weighted vote',
} as const;

/** What stopping early saves and loses on a bank, whose candidates are read in their order. @returns the exit code. */
export async function benchAnytime(options: BenchOptions): Promise<number> {
	const read = await bankFor(options);
	if (!read.ok) {
		console.error(read.error);
		return 2;
	}
	const { problems, skipped } = read.value;
	for (const message of skipped) console.error(`skipped: ${message}`);
	const { aggregator, seed } = options;
	const most = Math.max(...problems.map(({ candidates }) => candidates.length));
	console.log(
		`${problems.length} problems, up to ${most} candidates, aggregator ${aggregator}, seed ${seed}, 95 % bootstrap intervals`,
	);
	for (const rule of ['majority', 'best', 'weighted'] as const) {
		const { accuracy, stops, calibration } = studyAnytime(problems, rule, aggregator, seed);
		const way = rule === 'weighted' ? 'simulated' : 'exact';
		console.log(
			`${ruleNames[rule]}: ${percent(accuracy)} with all; chances ${way}, calibration error ${calibration.error.toFixed(3)}`,
		);
		for (const { below, saved, accuracy: own, lost, interval, changed } of stops) {
			console.log(
				`  stop at ${percent(below)}: ${percent(saved)} of tokens saved, ${percent(own)}, lost ${percent(lost)} ${range(interval)}, another choice on ${percent(changed)}`,
			);
		}
		const bins = calibration.bins.filter(({ steps }) => steps > 0);
		const told = bins.map(
			({ reward, right, steps }) => `${percent(reward)}: ${percent(right)} (${steps})`,
		);
		console.log(`  chance said: how often it changed (times)  ${told.join('  ')}`);
	}
	return skipped.length > 0 ? 1 : 0;
}

type Bank = { readonly problems: readonly BankProblem[]; readonly skipped: readonly string[] };

async function bankFor({ bank, study, limit }: BenchOptions): Promise<Result<Bank, string>> {
	if (study !== null) {
		const opened = await openStudy(study);
		if (!opened.ok) return opened;
		if (opened.value.kind !== 'best-of-n' && opened.value.kind !== 'search')
			return failure(`${study} is a study of the kind ${opened.value.kind}`);
		return success({ problems: bankOf(opened.value).slice(0, limit), skipped: [] });
	}
	if (bank === null) return failure('--bank or --study is needed');
	const text = await readText(bank);
	if (!text.ok) return text;
	const { problems, skipped } = readBank(text.value);
	if (problems.length === 0) return failure(`${bank} holds no bank`);
	return success({
		problems: problems.slice(0, limit),
		skipped: skipped.map(({ message }) => message),
	});
}
