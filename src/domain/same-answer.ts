import { formatAnswer, parseAnswer } from './answer.ts';
import { isAtMost, lastDigit } from './arithmetic/approximate.ts';
import { decimalPlaces, minus, over, type Rational, rational, times } from './rational.ts';

const perCent =
	/\b(?:what|which|how many|how much)\s(?:\p{L}+\s)?(?:percent|percents|percentage|per\scents?)\b|\b(?:as|in|into)\s(?:a\s)?(?:percent|percentage|per\scent)\b|%\s*\?/iu;

/** Whether 75% and 75 answer the same question: "What percentage of …?" */
export function asksForPercent(question: string): boolean {
	return perCent.test(question);
}

/** Fewer decimals round too much to be taken for the same. */
const fewestPlaces = 1;
const mostPlaces = 6;

/** Whether one answer is the other, rounded to the decimals that it has: 0.33 and 1/3, 3.5 and 3.49. */
function isNear(a: Rational, b: Rational): boolean {
	return isRoundingOf(a, b) || isRoundingOf(b, a);
}

function isRoundingOf(rounded: Rational, exact: Rational): boolean {
	const places = decimalPlaces(rounded);
	if (places === null || places < fewestPlaces || places > mostPlaces) return false;
	return isAtMost(times(minus(exact, rounded), rational(2n)), lastDigit(places));
}

type Settling = {
	readonly question: string;
	/** The right answer, where it is known. */
	readonly gold: string | null;
	/** Whether answers that differ only by rounding count as one. */
	readonly joinsNear: boolean;
};

/**
 * The one place that says which answers are the same: for each canonical answer the one that stands
 * for it in a vote and beside the key. Of answers that are joined the key stands for all, else the
 * one with the most decimals, a fraction before them.
 */
export function settleAnswers(
	answers: readonly string[],
	{ question, gold, joinsNear }: Settling,
): ReadonlyMap<string, string> {
	const isPercent = asksForPercent(question);
	const known = gold === null ? answers : [gold, ...answers];
	const kept: { readonly text: string; readonly value: Rational }[] = [];
	for (const text of [...new Set(known)].sort(byExactness(gold))) {
		const value = parseAnswer(text);
		if (value === null || kept.some((other) => isSame(other.value, value))) continue;
		kept.push({ text, value });
	}
	return new Map(
		answers.map((text) => {
			const value = parseAnswer(text);
			const other = value && kept.find((one) => one.text === text || isSame(one.value, value));
			return [text, other?.text ?? text];
		}),
	);

	function isSame(a: Rational, b: Rational): boolean {
		if (formatAnswer(a) === formatAnswer(b)) return true;
		if (isPercent && (isHundredth(a, b) || isHundredth(b, a))) return true;
		return joinsNear && isNear(a, b);
	}
}

/** One answer as it stands beside the key: 3/4 is 75 where per cent are asked for and the key says so. */
export function settledAnswer(answer: string, question: string, gold: string | null): string {
	return settleAnswers([answer], { question, gold, joinsNear: false }).get(answer) ?? answer;
}

/** Whether an answer is the key rounded, or the other way round, and not the same. */
export function isNearKey(answer: string, gold: string): boolean {
	return answer !== gold && nearAnswers([answer, gold]).length > 0;
}

/** The pairs of different answers of which one is the other rounded. */
export function nearAnswers(answers: readonly string[]): (readonly [string, string])[] {
	const values = [...new Set(answers)].flatMap((text) => {
		const value = parseAnswer(text);
		return value === null ? [] : [{ text, value }];
	});
	return values.flatMap((a, at) =>
		values
			.slice(at + 1)
			.filter((b) => isNear(a.value, b.value))
			.map((b) => [a.text, b.text] as const),
	);
}

const hundred = rational(100n);

function isHundredth(a: Rational, b: Rational): boolean {
	return formatAnswer(over(b, hundred)) === formatAnswer(a);
}

/** The key first, then what never ends as a decimal, then the most decimals; whole per cents before shares. */
function byExactness(gold: string | null): (a: string, b: string) => number {
	const places = (text: string): number => {
		const value = parseAnswer(text);
		const count = value === null ? -1 : (decimalPlaces(value) ?? Number.MAX_SAFE_INTEGER);
		return text === gold ? Number.POSITIVE_INFINITY : count;
	};
	return (a, b) => (places(a) === places(b) ? 0 : places(a) > places(b) ? -1 : 1);
}
