import type { Examination, Finding } from '../../../engine/inspection.ts';

/** Rewards that differ by less say the same of every step. */
const alike = 1e-4;
/** Rounding on any backend is far below. */
const cacheTolerance = 0.01;

/** What looks wrong with what a judge said. */
export function findInNumbers({
	steps,
	cacheDifference,
}: Pick<Examination, 'steps' | 'cacheDifference'>): Finding[] {
	const findings: Finding[] = [];
	const bad = steps.findIndex(({ reward, values }) => ![reward, ...values].every(Number.isFinite));
	if (bad !== -1) {
		const message = `At step ${bad + 1} it says ${steps[bad]?.reward}. Load it on the other backend, or take another file of it, such as one in BF16 or Q8_0.`;
		return [{ code: 'no-number', severity: 'wrong', message }];
	}
	const rewards = steps.map(({ reward }) => reward);
	const spread = Math.max(...rewards) - Math.min(...rewards);
	if (steps.length > 1 && spread < alike) {
		const message = `All ${steps.length} steps have the reward ${rewards[0]?.toFixed(4)}. A head that was not trained or not loaded says so, and so does a model that is read at the wrong tokens: look at the marked ones, and try a solution with a plain error.`;
		findings.push({ code: 'all-alike', severity: 'wrong', message });
	}
	if (cacheDifference > cacheTolerance) {
		const message = `In one pass a reward differs by ${cacheDifference.toFixed(3)} from the same step read after what came before. The backend computes something wrong: choose the other one.`;
		findings.push({ code: 'cache-differs', severity: 'wrong', message });
	}
	return findings;
}
