/**
 * Prints world problems as JSONL, which is what training reads.
 *   npm run --silent world -- --split train --n 1000 --seed 1 > problems.jsonl
 * Problem i of seed S has the number S·10⁷ + i: different seeds never share a problem number.
 * --mix-styles writes reference solutions in all styles; --flaws adds one with an error that students make.
 * --reword known writes half of the problems in other words; --reword new all of them, in words that training never has.
 */
import { parseArgs } from 'node:util';
import { Random } from '../domain/random.ts';
import { type Style, styles } from '../world/style.ts';
import { drawWording, type Wording } from '../world/wording.ts';
import { makeFlawed, makeProblem, splits } from '../world/world.ts';

const seedStride = 1e7;
/** Of solutions in mixed styles, the share in full sentences; the other styles share the rest. */
const sentenceShare = 0.55;
/** Of problems in words known and other, the share in other ones. */
const rewordedShare = 0.5;

const { values } = parseArgs({
	options: {
		split: { type: 'string', default: 'train' },
		n: { type: 'string', default: '10' },
		seed: { type: 'string', default: '1' },
		'mix-styles': { type: 'boolean', default: false },
		flaws: { type: 'boolean', default: false },
		reword: { type: 'string' },
	},
});
const split = splits.find((known) => known === values.split);
const words = (['known', 'new'] as const).find((known) => known === values.reword);
const [count, seed] = [Number(values.n), Number(values.seed)];
if (
	split === undefined ||
	(values.reword !== undefined && words === undefined) ||
	!Number.isInteger(count) ||
	count < 1 ||
	count > seedStride ||
	!Number.isInteger(seed) ||
	seed < 0
) {
	console.error(
		`usage: npm run world -- --split ${splits.join('|')} --n N --seed S [--mix-styles] [--flaws] [--reword known|new]   (N from 1 to ${seedStride}, S a whole number)`,
	);
	process.exit(2);
}

function drawStyle(number: number): Style {
	const random = new Random(`style/${number}`);
	const isPlain = !values['mix-styles'] || random.next() < sentenceShare;
	return isPlain ? 'sentences' : random.pick(styles.filter((style) => style !== 'sentences'));
}

const asIs: Wording = { question: (text) => text, solution: (steps) => [...steps] };

function wordingOf(question: string, number: number): Wording {
	const random = new Random(`wording/${number}`);
	const isReworded = words === 'new' || (words === 'known' && random.next() < rewordedShare);
	return isReworded ? drawWording(question, random, words) : asIs;
}

let lines: string[] = [];
for (let at = 0; at < count; at++) {
	const number = seed * seedStride + at;
	const style = drawStyle(number);
	const { reference, question, ...problem } = makeProblem(split, number, undefined, style);
	const flawed = values.flaws ? makeFlawed(split, number, undefined, style) : null;
	const wording = wordingOf(question, number);
	const solution = wording.solution(reference);
	lines.push(
		JSON.stringify({
			...problem,
			question: wording.question(question),
			...(wording !== asIs && { plain: question }),
			style,
			steps: solution.slice(0, -1),
			solution: solution.join('\n'),
			...(flawed && {
				flaw: {
					kind: flawed.kind,
					at: flawed.at,
					solution: wording.solution(flawed.reference).join('\n'),
				},
			}),
		}),
	);
	if (lines.length === 1000 || at === count - 1) {
		if (!process.stdout.write(`${lines.join('\n')}\n`))
			await new Promise((resolve) => process.stdout.once('drain', resolve));
		lines = [];
	}
}
