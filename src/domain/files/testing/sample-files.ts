import { toCsv } from '../csv.ts';

const question = 'Ben had 44 stickers, bought 11 more and then lost 25. How many are left?';
const steps = ['He has 44+11 = 55 stickers.', 'Now he has 55-25 = 30.', '#### 30'];
const solution = steps.join('\n');
const chat = steps.flatMap((step, at) => [
	{ role: 'user', content: at === 0 ? `${question} Step 1: ${step}` : step },
	{ role: 'assistant', content: '+' },
]);
const marked = (end: string) =>
	`${question} ${steps.map((step, at) => `Step ${at + 1}: ${step} ${end}`).join('\n')}`;
const utf16 = (text: string): Uint8Array => {
	const codes = Uint16Array.from(`\uFEFF${text}`, (sign) => sign.charCodeAt(0));
	return Uint8Array.from([...codes].flatMap((code) => [code & 255, code >> 8]));
};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => bytesOf(`${JSON.stringify(value)}\n`);
const table = toCsv([
	['Name', 'Problem', 'Solution', 'Answer key'],
	['Zoë', question, solution, '30'],
]);

/** One and the same solution, as it comes in every format that is read: [name of the file, its bytes]. */
export const sampleFiles: readonly (readonly [string, Uint8Array])[] = [
	['gsm8k.jsonl', json({ question, answer: solution })],
	['array.json', bytesOf(JSON.stringify([{ problem: question, solution }], null, 2))],
	['processbench.json', json([{ id: 'g-1', problem: question, steps, label: -1 }])],
	[
		'prm800k.jsonl',
		json({
			question: { problem: question, ground_truth_answer: '30' },
			label: {
				steps: steps.map((text) => ({ completions: [{ text, rating: 1 }], chosen_completion: 0 })),
			},
		}),
	],
	['math-shepherd.jsonl', json({ input: marked('ки'), label: marked('+'), task: 'GSM8K' })],
	['rlhflow.jsonl', json({ conversations: chat })],
	['trl.jsonl', json({ prompt: question, completions: steps, labels: steps.map(() => true) })],
	['several.jsonl', json({ question, solutions: [solution] })],
	['excel.csv', bytesOf(`\uFEFF${table}`)],
	['europe.csv', bytesOf(`sep=;\r\nproblem;solution\r\n"${question}";"${solution}"\r\n`)],
	['powershell.csv', utf16(table)],
	['table.tsv', bytesOf(`problem\tsolution\n"${question}"\t"${solution}"\n`)],
	['western.csv', Uint8Array.from(table, (sign) => sign.charCodeAt(0))],
	['plain.txt', bytesOf(`Problem: ${question}\nSolution:\n${solution}\n---\n`)],
];

export const sampleSteps = steps;
export const sampleQuestion = question;
