import type { BankRule } from './bank.ts';

/** Figures of a paper, to be drawn as marked lines beside one's own. They are of other problems and of models a thousand times as large. */
export type Published = {
	readonly name: string;
	readonly source: string;
	readonly values: Readonly<Partial<Record<BankRule, number>>>;
};

const paper = 'Math-Shepherd (Wang et al. 2023, arXiv 2312.08935)';

/** The score of a solution is its least step reward there. */
const table1 = `${paper}, Table 1, 256 solutions a problem, mean of three samplings, tuned on MetaMATH, reward models of 70B (GSM8K) and 34B (MATH500)`;

/** Accuracies of Table 1; figure 3 has its curves over 1 to 256 candidates as a picture, without numbers. */
export const publishedChoosing: readonly Published[] = [
	row('LLaMA2-70B, GSM8K', [0.88, 0.918, 0.92, 0.932, 0.924]),
	row('LLemma-34B, GSM8K', [0.826, 0.9, 0.896, 0.909, 0.897]),
	row('DeepSeek-67B, GSM8K', [0.882, 0.926, 0.924, 0.933, 0.925]),
	row('LLaMA2-70B, MATH500', [0.394, 0.404, 0.42, 0.445, 0.452]),
	row('LLemma-34B, MATH500', [0.442, 0.437, 0.454, 0.46, 0.473]),
	row('DeepSeek-67B, MATH500', [0.454, 0.453, 0.47, 0.47, 0.481]),
];

function row(name: string, values: readonly [number, number, number, number, number]): Published {
	const [majority, orm, scOrm, prm, scPrm] = values;
	return {
		name,
		source: table1,
		values: { majority, orm, 'sc+orm': scOrm, prm, 'sc+prm': scPrm },
	};
}

/** A share that a paper gives, and where. */
export type PublishedShare = {
	readonly name: string;
	readonly share: number;
	readonly source: string;
};

/** How often hard estimation of four rollouts was what people said of 160 steps of GSM8K's training problems. */
export const publishedLabels: readonly PublishedShare[] = [
	{ name: 'LLaMA2-70B as completer', share: 0.86, source: `${paper}, section 5.2` },
	{ name: 'LLaMA2-13B as completer', share: 0.85, source: `${paper}, Table 4` },
];

const processBench = 'ProcessBench (Zheng et al. 2024, arXiv 2412.06559), Table 3';

/** F1 on ProcessBench's GSM8K part, on which the thresholds of Skywork's were chosen. */
export const publishedF1: readonly PublishedShare[] = [
	{ name: 'Math-Shepherd-PRM-7B', share: 0.479, source: processBench },
	{ name: 'Skywork-PRM-1.5B', share: 0.59, source: processBench },
	{ name: 'Skywork-PRM-7B', share: 0.708, source: processBench },
	{
		name: 'Qwen2.5-Math-PRM-7B',
		share: 0.824,
		source: 'Zhang et al. 2025, arXiv 2501.07301, Table 7',
	},
];

/** 'A 47.9, B 59.0 (their source); C 82.4 (its source)'. */
export function publishedWords(figures: readonly PublishedShare[]): string {
	const sources = [...new Set(figures.map(({ source }) => source))];
	const told = sources.map((source) => {
		const own = figures.filter((one) => one.source === source);
		const words = own.map(({ name, share }) => `${name} ${(100 * share).toFixed(1)}`);
		return `${words.join(', ')} (${source})`;
	});
	return told.join('; ');
}
