import { object } from './json.ts';
import { readJsonLines } from './jsonl.ts';
import { normaliseQuestion } from './problem.ts';
import { failure, type Result, success } from './result.ts';

/** A solution whose steps are labelled: true is `+`, a step that can lead to the right answer. */
export type LabelledSolution = {
	readonly question: string;
	readonly steps: readonly LabelledStep[];
};

type LabelledStep = { readonly text: string; readonly label: boolean };

/** Where a text is not of the format, and a sentence that says what is wrong there. */
type FormatError = { readonly line: number; readonly message: string };

/** Stands behind every step of `input`: the reward is read at it. */
const stepTag = 'ки';

const stepNumber = /^\s*step\s+\d+\s*[:.)]\s*/i;

/**
 * The format of the published Math-Shepherd data set, one object a line: `input` has the tag behind
 * each step, `label` a sign in its place. Texts become one line each, and a step that numbers itself
 * ('Step 2: …') is not numbered twice.
 */
export function writeMathShepherd(solutions: readonly LabelledSolution[]): string {
	return solutions
		.map(({ question, steps }) => {
			const write = (endOf: (step: LabelledStep) => string) =>
				`${normaliseQuestion(question)} ${steps
					.map((step, at) => `Step ${at + 1}: ${plainStep(step.text)} ${endOf(step)}`)
					.join('\n')}`;
			const record = {
				input: write(() => stepTag),
				label: write(({ label }) => (label ? '+' : '-')),
			};
			return `${JSON.stringify(record)}\n`;
		})
		.join('');
}

/** Reads what `writeMathShepherd` writes, and the published files. Blank lines are skipped. */
export function readMathShepherd(text: string): Result<LabelledSolution[], FormatError> {
	const solutions: LabelledSolution[] = [];
	for (const { line, read: fields } of readJsonLines(text, object)) {
		if (!fields.ok) return failure({ line, message: 'This line is not a JSON object.' });
		const read = readMathShepherdRecord(fields.value);
		if (!read.ok) return failure({ line, message: read.error });
		solutions.push(read.value);
	}
	return success(solutions);
}

function plainStep(text: string): string {
	return normaliseQuestion(text).replace(stepNumber, '');
}

/** One object of the published files, or a sentence that says what is wrong with it. */
export function readMathShepherdRecord({
	input,
	label,
}: Readonly<Record<string, unknown>>): Result<LabelledSolution, string> {
	if (typeof input !== 'string' || typeof label !== 'string') {
		return failure('"input" and "label" must both be texts.');
	}
	const marked = splitRecord(input);
	const signed = splitRecord(label);
	if (marked === null || signed === null) {
		return failure('"input" and "label" must hold steps numbered from 1: "… Step 1: …".');
	}
	if (marked.question !== signed.question || marked.steps.length !== signed.steps.length) {
		return failure('"input" and "label" do not hold the same question and steps.');
	}
	const steps: LabelledStep[] = [];
	for (const [at, markedStep] of marked.steps.entries()) {
		const { body, end } = splitEnd(markedStep);
		const { body: signedBody, end: sign } = splitEnd(signed.steps[at] ?? '');
		if (end !== stepTag)
			return failure(`Step ${at + 1} of "input" does not end with "${stepTag}".`);
		if (sign !== '+' && sign !== '-') {
			return failure(`Step ${at + 1} of "label" does not end with "+" or "-".`);
		}
		if (body !== signedBody) return failure(`Step ${at + 1} differs between "input" and "label".`);
		steps.push({ text: body, label: sign === '+' });
	}
	return success({ question: marked.question, steps });
}

/** The first 'Step 1:' ends the question; from there on a step begins only at the start of a line. */
function splitRecord(text: string): { readonly question: string; readonly steps: string[] } | null {
	const start = /\sStep 1: /.exec(text);
	if (start === null) return null;
	const lines = text.slice(start.index + 1).split(/\n(?=Step \d+: )/);
	const steps: string[] = [];
	for (const [at, line] of lines.entries()) {
		const lead = `Step ${at + 1}: `;
		if (!line.startsWith(lead)) return null;
		steps.push(line.slice(lead.length));
	}
	return { question: text.slice(0, start.index), steps };
}

function splitEnd(step: string): { readonly body: string; readonly end: string } {
	const trimmed = step.trimEnd();
	const at = trimmed.lastIndexOf(' ');
	return { body: trimmed.slice(0, Math.max(at, 0)).trimEnd(), end: trimmed.slice(at + 1) };
}
