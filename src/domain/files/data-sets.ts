import { decode, list, object, text } from '../json.ts';
import { readMathShepherdRecord } from '../math-shepherd.ts';
import type { Fields } from './row.ts';

/** The rows that one row of a data set holds, in plain columns; null where it has another form. */
type Adapter = (fields: Fields) => readonly Fields[] | null;

/**
 * Rows of data sets whose solutions stand deeper than in a column of their own, as rows with the columns
 * `problem`, `steps` or `solution`, `labels`, `answer key`. Others stay as they are.
 */
export function unfolded(fields: Fields): readonly Fields[] {
	for (const adapter of adapters) {
		const rows = adapter(fields);
		if (rows !== null) return rows;
	}
	return [fields];
}

const objects = (value: unknown): readonly Fields[] | null => {
	const read = decode(value, list(object));
	return read.ok && read.value.length > 0 ? read.value : null;
};
const fieldsOf = (value: unknown): Fields => {
	const read = decode(value, object);
	return read.ok ? read.value : {};
};
const isText = (value: unknown): value is string => typeof value === 'string';

/** Hugging Face's dataset server: `{row_idx, row: {…}}`. */
const served: Adapter = ({ row, row_idx }) =>
	row_idx !== undefined && decode(row, object).ok ? unfolded(fieldsOf(row)) : null;

/** PRM800K (arXiv 2305.20050): of each step the completion that was gone on with, or else the first. */
const prm800k: Adapter = ({ question, label, ...others }) => {
	const { problem, ground_truth_answer } = fieldsOf(question);
	const steps = objects(fieldsOf(label)['steps']);
	if (!isText(problem) || steps === null) return null;
	const chosen = steps.flatMap(({ completions, human_completion, chosen_completion }) => {
		const written = objects(completions) ?? [];
		const at = typeof chosen_completion === 'number' ? chosen_completion : null;
		const human = fieldsOf(human_completion);
		const step = at === null ? (isText(human['text']) ? human : written[0]) : written[at];
		return step !== undefined && isText(step['text']) ? [step] : [];
	});
	return [
		{
			...others,
			problem,
			steps: chosen.map((step) => step['text']),
			labels: chosen.map(({ rating }) => wordOf(rating)),
			'answer key': ground_truth_answer ?? null,
		},
	];
};

const ratings: Readonly<Record<string, string>> = { '1': 'right', '0': 'neutral', '-1': 'wrong' };
const wordOf = (rating: unknown): string => ratings[String(rating)] ?? 'none';

/** Math-Shepherd (arXiv 2312.08935): steps and labels in two texts. */
const mathShepherd: Adapter = (fields) => {
	const read = readMathShepherdRecord(fields);
	if (!read.ok) return null;
	const { input, label, ...others } = fields;
	const { question, steps } = read.value;
	return [
		{
			...others,
			problem: question,
			steps: steps.map((step) => step.text),
			labels: steps.map((step) => (step.label ? 'right' : 'wrong')),
		},
	];
};

/** RLHFlow's PRM data: the user says the steps, the assistant answers with a sign; or one chat. */
const conversation: Adapter = ({ conversations, messages, ...others }) => {
	const turns = objects(conversations) ?? objects(messages);
	if (turns === null) return null;
	const said = turns.map((turn) => ({
		role: String(turn['role'] ?? turn['from'] ?? ''),
		content: String(turn['content'] ?? turn['value'] ?? '').trim(),
	}));
	const asked = said.filter(({ role }) => /^(?:user|human)$/u.test(role));
	const replies = said.filter(({ role }) => /^(?:assistant|gpt)$/u.test(role));
	const [first] = asked;
	if (first === undefined || replies.length === 0) return null;
	if (!replies.every(({ content }) => content === '+' || content === '-')) {
		return [{ ...others, problem: first.content, solution: replies[0]?.content ?? '' }];
	}
	const { problem, step } = splitFirst(first.content);
	return [
		{
			...others,
			problem,
			steps: [step, ...asked.slice(1).map(({ content }) => content)],
			labels: replies.map(({ content }) => content),
		},
	];
};

/** Question and first step stand in one message: apart at 'Step 1', a blank line, or the last '? '. */
function splitFirst(content: string): { readonly problem: string; readonly step: string } {
	const cuts = [/\s+(?=step 1\b)/iu, /\n\s*\n(?![\s\S]*\n\s*\n)/u, /(?<=\?)\s+(?![^?]*\?\s)/u];
	for (const cut of cuts) {
		const found = cut.exec(content);
		if (found === null || found.index === 0) continue;
		return {
			problem: content.slice(0, found.index),
			step: content.slice(found.index + found[0].length),
		};
	}
	return { problem: '', step: content };
}

/** Steps that are objects: `[{step, rating}]`. */
const ratedSteps: Adapter = (fields) => {
	const steps = objects(fields['steps']);
	if (steps === null) return null;
	const texts = steps.map((step) => step['step'] ?? step['text'] ?? step['content']);
	if (!texts.every(isText)) return null;
	const labels = steps.map((step) => step['rating'] ?? step['label'] ?? 'none');
	return [
		{ ...fields, steps: texts, ...(labels.every((one) => one === 'none') ? {} : { labels }) },
	];
};

const pluralNames = ['solutions', 'completions', 'responses', 'candidates', 'samples', 'outputs'];

/** `{question, solutions: […]}`, and solutions under the name of who wrote them. */
const several: Adapter = (fields) => {
	for (const name of pluralNames) {
		const { [name]: value, ...others } = fields;
		// TRL's stepwise completions are the steps of one solution, and have labels.
		if (!Array.isArray(value) || value.length === 0 || Array.isArray(fields['labels'])) continue;
		return value.map((solution: unknown) => ({ ...others, ...ownFields(solution) }));
	}
	const written = Object.entries(fields).filter(
		([, value]) => decode(value, (it, path) => text(object(it, path)['solution'], path)).ok,
	);
	if (written.length === 0) return null;
	const others = Object.fromEntries(Object.entries(fields).filter((one) => !written.includes(one)));
	return written.map(([name, value]) => ({ ...others, name, ...fieldsOf(value) }));
};

const ownFields = (solution: unknown): Fields => {
	const read = decode(solution, object);
	if (!read.ok) return { solution };
	const { text: written, response, output, ...others } = read.value;
	return { solution: written ?? response ?? output, ...others };
};

/** SVAMP: the problem in two columns; and a name in two, as Moodle has it. */
const joined: Adapter = (fields) => {
	const { Body, Question } = fields;
	if (isText(Body) && isText(Question)) {
		const end = /[.!?]\s*$/u.test(Body) ? '' : '.';
		return [{ ...fields, problem: `${Body.trimEnd()}${end} ${Question}` }];
	}
	const find = (name: RegExp) => Object.entries(fields).find(([column]) => name.test(column));
	const [first, last] = [find(/^first name$/iu), find(/^(?:last name|surname)$/iu)];
	if (first === undefined || last === undefined || 'name' in fields) return null;
	return [{ name: `${String(first[1])} ${String(last[1])}`.trim(), ...fields }];
};

const adapters: readonly Adapter[] = [
	served,
	prm800k,
	mathShepherd,
	conversation,
	ratedSteps,
	several,
	joined,
];
