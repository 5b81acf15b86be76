import type { Aggregator } from '../../domain/reward.ts';
import { runThrough, studyAnytime } from '../../domain/study/anytime-study.ts';
import { anytimeNames, anytimeRules } from '../../domain/study/anytime-view.ts';
import { type BestOfNStudy, bankOf } from '../../domain/study/best-of-n-study.ts';
import { digestOf } from '../../domain/study/digest.ts';
import { bestOfNStudyFor } from './best-of-n.ts';
import type { BenchOptions } from './options.ts';
import { tellStudied } from './studied.ts';
import { percent, range } from './words.ts';

/** What stopping early saves and loses on a best-of-N study, whose candidates are read in their order. @returns the exit code. */
export async function benchAnytime(options: BenchOptions): Promise<number> {
	return tellStudied(await bestOfNStudyFor(options), (study) => tell(study, options.aggregator));
}

function tell(study: BestOfNStudy, aggregator: Aggregator): void {
	const { seed } = study.settings;
	const digests = bankOf(study).map((problem) => digestOf(problem, seed));
	const most = Math.max(...digests.map(({ count }) => count));
	console.log(
		`${digests.length} problems, up to ${most} candidates, aggregator ${aggregator}, seed ${seed}, 95 % bootstrap intervals`,
	);
	const isJudged = digests.some((digest) => digest.isJudged.process);
	for (const rule of isJudged ? anytimeRules : (['majority'] as const)) {
		const { accuracy, stops, calibration } = runThrough(
			studyAnytime(digests, rule, aggregator, seed),
		);
		const way = rule === 'weighted' ? 'simulated' : 'exact';
		console.log(
			`${anytimeNames[rule]}: ${percent(accuracy)} with all; chances ${way}, calibration error ${calibration.error.toFixed(3)}`,
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
}
