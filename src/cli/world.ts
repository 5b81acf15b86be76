/**
 * Prints world problems as JSONL, which is what training reads.
 *   npm run --silent world -- --split train --n 1000 --seed 1 > problems.jsonl
 * Problem i of seed S has the number S·10⁷ + i: different seeds never share a problem number.
 */
import { parseArgs } from 'node:util';
import { makeProblem, splits } from '../domain/world/world.ts';

const seedStride = 1e7;

const { values } = parseArgs({
	options: {
		split: { type: 'string', default: 'train' },
		n: { type: 'string', default: '10' },
		seed: { type: 'string', default: '1' },
	},
});
const split = splits.find((known) => known === values.split);
const [count, seed] = [Number(values.n), Number(values.seed)];
if (
	split === undefined ||
	!Number.isInteger(count) ||
	count < 1 ||
	count > seedStride ||
	!Number.isInteger(seed) ||
	seed < 0
) {
	console.error(
		`usage: npm run world -- --split ${splits.join('|')} --n N --seed S   (N from 1 to ${seedStride}, S a whole number)`,
	);
	process.exit(2);
}
let lines: string[] = [];
for (let at = 0; at < count; at++) {
	const { reference, ...problem } = makeProblem(split, seed * seedStride + at);
	lines.push(
		JSON.stringify({ ...problem, steps: reference.slice(0, -1), solution: reference.join('\n') }),
	);
	if (lines.length === 1000 || at === count - 1) {
		if (!process.stdout.write(`${lines.join('\n')}\n`))
			await new Promise((resolve) => process.stdout.once('drain', resolve));
		lines = [];
	}
}
