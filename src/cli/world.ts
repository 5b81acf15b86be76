/**
 * Prints world problems as JSONL, which is what training reads.
 *   npm run --silent world -- --split train --n 1000 --seed 1 > problems.jsonl
 * Problem i of seed S has the number S·10⁷ + i: different seeds never share a problem number.
 * --mix-styles writes reference solutions in all styles; --flaws adds one with an error that students make.
 */
import { parseArgs } from 'node:util';
import { Random } from '../domain/random.ts';
import { type Style, styles } from '../domain/world/style.ts';
import { makeFlawed, makeProblem, splits } from '../domain/world/world.ts';

const seedStride = 1e7;
/** Of solutions in mixed styles, the share in full sentences; the other styles share the rest. */
const sentenceShare = 0.55;

const { values } = parseArgs({
	options: {
		split: { type: 'string', default: 'train' },
		n: { type: 'string', default: '10' },
		seed: { type: 'string', default: '1' },
		'mix-styles': { type: 'boolean', default: false },
		flaws: { type: 'boolean', default: false },
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
		`usage: npm run world -- --split ${splits.join('|')} --n N --seed S [--mix-styles] [--flaws]   (N from 1 to ${seedStride}, S a whole number)`,
	);
	process.exit(2);
}

function drawStyle(number: number): Style {
	const random = new Random(`style/${number}`);
	const isPlain = !values['mix-styles'] || random.next() < sentenceShare;
	return isPlain ? 'sentences' : random.pick(styles.filter((style) => style !== 'sentences'));
}

let lines: string[] = [];
for (let at = 0; at < count; at++) {
	const number = seed * seedStride + at;
	const style = drawStyle(number);
	const { reference, ...problem } = makeProblem(split, number, undefined, style);
	const flawed = values.flaws ? makeFlawed(split, number, undefined, style) : null;
	lines.push(
		JSON.stringify({
			...problem,
			style,
			steps: reference.slice(0, -1),
			solution: reference.join('\n'),
			...(flawed && {
				flaw: { kind: flawed.kind, at: flawed.at, solution: flawed.reference.join('\n') },
			}),
		}),
	);
	if (lines.length === 1000 || at === count - 1) {
		if (!process.stdout.write(`${lines.join('\n')}\n`))
			await new Promise((resolve) => process.stdout.once('drain', resolve));
		lines = [];
	}
}
