import { formatAnswer } from '../answer.ts';
import { rewardsOf } from '../files/judged.ts';
import type { Fields, SkippedText } from '../files/row.ts';
import { givenSteps, parseGivenSolution } from '../given-solution.ts';
import { decode, object } from '../json.ts';
import { readJsonLines } from '../jsonl.ts';
import { normaliseQuestion } from '../problem.ts';
import { readAnswer } from '../read-answer.ts';
import { failure, type Result, success } from '../result.ts';
import { type BankCandidate, type BankProblem, bankProblem } from './bank.ts';

const questionNames = ['question', 'problem', 'prompt', 'query'];
const goldNames = ['gold', 'answer', 'ground_truth', 'ground_truth_answer', 'target'];
const candidateNames = [
	'candidates',
	'solutions',
	'completions',
	'responses',
	'samples',
	'outputs',
];
const textNames = ['text', 'solution', 'response', 'completion', 'output'];
const outcomeNames = ['outcome', 'orm', 'outcome_reward', 'score', 'reward'];

/**
 * A bank of candidates, a problem a line: `{"question", "answer", "solutions": [{"steps", "rewards"}]}` in the
 * field's several names, and what `bench sample` writes. A line that is none is told. Never throws.
 */
export function readBank(text: string): {
	readonly problems: readonly BankProblem[];
	readonly skipped: readonly SkippedText[];
	/** Whether any line has a list of solutions: whatever else it lacks, it was meant for a bank. */
	readonly isMeant: boolean;
} {
	const problems: BankProblem[] = [];
	const skipped: SkippedText[] = [];
	let isMeant = false;
	for (const { line, source, read } of readJsonLines(text, object)) {
		const problem = read.ok
			? problemOf(read.value)
			: failure(`is no object (${read.error.message})`);
		isMeant ||= read.ok && Array.isArray(firstOf(read.value, candidateNames));
		if (problem.ok) problems.push(problem.value);
		else {
			const message = `Line ${line} of the bank ${problem.error}.`;
			skipped.push({ line, text: source, message });
		}
	}
	return { problems, skipped, isMeant };
}

function problemOf(fields: Fields): Result<BankProblem, string> {
	const own = decode(fields, bankProblem);
	const question = firstText(fields, questionNames);
	const given = firstOf(fields, goldNames);
	const gold = typeof given === 'number' ? String(given) : given;
	const known = typeof gold === 'string' ? readAnswer(gold) : null;
	const list = firstOf(fields, candidateNames);
	if (question === null) return failure('has no question');
	if (known === null) return failure('has no right answer that is a number');
	if (!Array.isArray(list) || list.length === 0) return failure('has no solutions');
	const described = { question: normaliseQuestion(question), gold: formatAnswer(known) };
	if (own.ok) {
		const { candidates, length, tokens, ms } = own.value;
		return success({ ...described, length, candidates, tokens, ms });
	}
	const candidates: BankCandidate[] = [];
	for (const [at, one] of list.entries()) {
		const candidate = candidateOf(one);
		if (!candidate.ok) return failure(`has a solution ${at + 1} that ${candidate.error}`);
		candidates.push(candidate.value);
	}
	const length = Number.isSafeInteger(fields['length']) ? Number(fields['length']) : null;
	return success({ ...described, length, candidates, tokens: null, ms: null });
}

function candidateOf(one: unknown): Result<BankCandidate, string> {
	const read = decode(typeof one === 'string' ? { text: one } : one, object);
	if (!read.ok) return failure('is neither a text nor an object');
	const fields = read.value;
	const own = fields['steps'];
	const text = firstText(fields, textNames);
	const isList = Array.isArray(own) && own.every((step) => typeof step === 'string');
	if (!isList && text === null) return failure('has no steps and no text');
	const given = isList ? givenSteps(own) : parseGivenSolution(text ?? '');
	const steps = given.steps.map(({ scored }) => scored);
	const rewards = rewardsOf(fields, steps.length);
	const isJudged = ['rewards', 'step_rewards'].some((name) => {
		const value = fields[name];
		return Array.isArray(value) && value.length > 0;
	});
	if (rewards === null && isJudged) {
		return failure(
			`has rewards that are not one from 0 to 1 for each of its ${steps.length} steps`,
		);
	}
	const said = firstOf(fields, ['answer', 'final_answer']);
	const stated =
		typeof said === 'string' || typeof said === 'number' ? readAnswer(`${said}`) : null;
	const outcome = firstOf(fields, outcomeNames);
	const tokens = fields['tokens'];
	return success({
		answer: stated === null ? given.answer : formatAnswer(stated),
		steps,
		rewards: rewards ?? [],
		outcome: typeof outcome === 'number' && outcome >= 0 && outcome <= 1 ? outcome : null,
		tokens: Number.isSafeInteger(tokens) && Number(tokens) >= 0 ? Number(tokens) : null,
	});
}

function firstOf(fields: Fields, names: readonly string[]): unknown {
	const name = names.find((one) => fields[one] !== undefined && fields[one] !== null);
	return name === undefined ? undefined : fields[name];
}

function firstText(fields: Fields, names: readonly string[]): string | null {
	const value = firstOf(fields, names);
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}
