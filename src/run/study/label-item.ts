import { typedProblem } from '../../domain/problem.ts';
import { hash32 } from '../../domain/random.ts';
import { isAnswerLine } from '../../domain/solution.ts';
import type { LabelItem, LabelRow, LabelsSettings } from '../../domain/study/labels-study.ts';
import { readWhole, type WholeRun } from './read-whole.ts';
import type { StudyUse } from './study-use.ts';

/** Solutions of a problem, and rollouts from each of their steps; equal prefixes once. */
export async function labelItem(
	use: StudyUse,
	{ candidates, rollouts, temperature, topP, seed }: LabelsSettings,
	{ question, answer }: LabelItem,
): Promise<LabelRow> {
	const problem = { ...typedProblem(question), answer };
	const { maxTokens } = use.info;
	const spent = { tokens: 0, ms: 0 };
	const complete = async (
		prefix: readonly string[],
		count: number,
		from: number,
	): Promise<WholeRun['run']> => {
		const settings = { temperature, topP, seed: from, maxTokens, candidates: count };
		const { run, stats } = await readWhole(
			use.run({ kind: 'complete', problem, prefix, settings }),
		);
		spent.tokens += stats.tokens;
		spent.ms += stats.ms;
		return run;
	};
	const reachedFrom = new Map<string, number>();
	const reachedAfter = async (prefix: readonly string[]): Promise<number> => {
		const key = prefix.join('\n');
		const known = reachedFrom.get(key);
		if (known !== undefined) return known;
		// Another stream than the solutions', and than that of any other prefix.
		const run = await complete(prefix, rollouts, hash32(`rollouts/${seed}/${key}`) >>> 1);
		const reached = run.candidates.filter((rollout) => rollout.answer === answer).length;
		reachedFrom.set(key, reached);
		return reached;
	};
	const solutions: LabelRow['solutions'][number][] = [];
	for (const solution of (await complete([], candidates, seed)).candidates) {
		const steps = solution.steps.map(({ text }) => text);
		const reached: (number | null)[] = [];
		for (const [at, step] of steps.entries()) {
			reached.push(isAnswerLine(step) ? null : await reachedAfter(steps.slice(0, at + 1)));
		}
		solutions.push({ steps, reached });
	}
	return { solutions, ...spent };
}
