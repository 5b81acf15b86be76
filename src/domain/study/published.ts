import type { BankRule } from './bank.ts';

/** Figures of a paper, to be drawn as marked lines beside one's own. They are of other problems and of models a thousand times as large. */
export type Published = {
	readonly name: string;
	readonly source: string;
	readonly values: Readonly<Partial<Record<BankRule, number>>>;
};

const table1 =
	'Math-Shepherd (Wang et al. 2023, arXiv 2312.08935), Table 1, 256 solutions a problem';

/** Accuracies of Table 1; the paper gives its figures 3 and 4 as pictures, without numbers. */
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

/** F1 of public PRMs on ProcessBench's GSM8K part (arXiv 2412.06559, Table 3, and arXiv 2501.07301, Table 5). */
export const publishedF1: readonly { readonly name: string; readonly f1: number }[] = [
	{ name: 'Math-Shepherd-PRM-7B', f1: 0.479 },
	{ name: 'Skywork-PRM-1.5B', f1: 0.59 },
	{ name: 'Skywork-PRM-7B', f1: 0.708 },
	{ name: 'Qwen2.5-Math-PRM-7B', f1: 0.824 },
];
