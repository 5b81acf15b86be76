import type { ReadToken } from '../../../engine/inspection.ts';
import type { Examiner } from '../../../run/ports.ts';
import type { Decoder } from '../decoder/decoder.ts';
import type { Head } from '../graph/heads.ts';
import type { PromptLayout, StepTokens } from '../model/adapters/adapter.ts';
import type { StepReading } from '../model/rewarder.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { findInNumbers } from './find-in-numbers.ts';
import { tooLong } from './find-in-reading.ts';
import { type LaidOut, layOut } from './lay-out.ts';

/** How a step's numbers come of what the graph tells of its positions: the reward, and what it is made of. */
type NumbersReading<Memo> = Pick<StepReading<Memo>, 'at' | 'begin'> & {
	next(
		before: Memo,
		step: StepTokens,
		output: Float32Array,
	): { readonly memo: Memo; readonly numbers: readonly number[] };
};

type ExaminerParts<Memo> = {
	readonly decoder: Decoder;
	readonly layout: PromptLayout;
	readonly maxTokens: number;
	readonly judge: string;
	/** Of the numbers behind the reward, in their order. */
	readonly valueNames: readonly string[];
	readonly reading: NumbersReading<Memo>;
	readonly tokenOf: (id: number) => ReadToken;
};

/** The graph tells reward and values itself, at one position of a step; NaN is shown as what it is. */
export const columnNumbers: NumbersReading<null> = {
	at: ({ readAt }) => [readAt],
	begin: () => null,
	next: (_, __, output) => ({ memo: null, numbers: [...output] }),
};

/** The process reward is made of what the reading knows; the outcome reward stands beside it. */
export function rewardNumbers<Memo>(reading: StepReading<Memo>): NumbersReading<Memo> {
	return {
		...reading,
		next(before, step, output) {
			const { memo, rewards } = reading.next(before, step, output);
			return { memo, numbers: [rewards.process ?? Number.NaN, rewards.outcome ?? Number.NaN] };
		},
	};
}

/** Reads a solution as the rewarder does, and shows what was read and said. */
export function createExaminer<Memo>(parts: ExaminerParts<Memo>): Examiner {
	const { layout, maxTokens, judge, valueNames, tokenOf: told } = parts;
	return async ({ question }, steps) => {
		const laid = layOut(layout, question, steps);
		const reading = { tokens: laid.ids.map(told), readAt: laid.readAt };
		const shown = { ...reading, judge, valueNames };
		if (laid.ids.length > maxTokens || steps.length === 0) {
			const findings = steps.length === 0 ? [] : [tooLong(laid.ids.length, maxTokens)];
			return { ...shown, steps: [], cacheDifference: 0, findings };
		}
		const whole = await readWhole(parts, laid);
		const parted = await readInParts(parts, laid);
		const numbers = whole.map(([reward = Number.NaN, ...values]) => ({
			reward,
			values: values.slice(0, valueNames.length),
		}));
		const cacheDifference = parted.reduce((most, [reward], at) => {
			const difference = Math.abs((reward ?? Number.NaN) - (whole[at]?.[0] ?? Number.NaN));
			return Number.isNaN(difference) ? most : Math.max(most, difference);
		}, 0);
		const examined = { ...shown, steps: numbers, cacheDifference };
		return { ...examined, findings: findInNumbers(examined) };
	};
}

type Numbers = readonly (readonly number[])[];

/** In one pass, as the reward model's authors do. @returns of each step its numbers. */
async function readWhole<Memo>(
	{ decoder, reading }: ExaminerParts<Memo>,
	{ ids, steps, asked }: LaidOut,
): Promise<Numbers> {
	const counts = steps.map(({ tokens }) => reading.at(tokens).length);
	const at = [
		...(asked > 0 ? [asked - 1] : []),
		...steps.flatMap(({ from, tokens }) => reading.at(tokens).map((place) => from + place)),
	];
	const batch = decoder.begin();
	try {
		const output = await batch.read(ids, at);
		const width = output.length / at.length;
		let from = asked > 0 ? width : 0;
		let memo = reading.begin(output.subarray(0, from));
		return steps.map(({ tokens }, step) => {
			const to = from + (counts[step] ?? 0) * width;
			const next = reading.next(memo, tokens, output.subarray(from, to));
			from = to;
			memo = next.memo;
			return next.numbers;
		});
	} finally {
		batch.free();
	}
}

/** Step after step on what was read before, as a solution is scored while it is written. */
async function readInParts<Memo>(
	{ decoder, reading }: ExaminerParts<Memo>,
	{ ids, steps, asked }: LaidOut,
): Promise<Numbers> {
	const batch = decoder.begin();
	const told: (readonly number[])[] = [];
	try {
		const question = ids.slice(0, asked);
		let memo = reading.begin(asked > 0 ? await batch.read(question) : new Float32Array(0));
		for (const { tokens } of steps) {
			const output = await batch.read(tokens.ids, reading.at(tokens));
			const next = reading.next(memo, tokens, output);
			memo = next.memo;
			told.push(next.numbers);
		}
		return told;
	} finally {
		batch.free();
	}
}

export function tokenOf(vocabulary: Vocabulary, id: number): ReadToken {
	const name = vocabulary.nameOf(id);
	if (name !== null) return { id, text: name, isSpecial: true };
	return { id, text: textOf(vocabulary.bytesOf(id)), isSpecial: false };
}

/** Bytes that are no character alone are shown as SentencePiece names them. */
export function textOf(bytes: Uint8Array<ArrayBuffer> | Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');
		return [...bytes].map((byte) => `<0x${hex(byte)}>`).join('');
	}
}

export function valueNamesOf(head: Head): readonly string[] {
	switch (head.kind) {
		case 'pair':
			return ['logit of +', 'logit of −'];
		case 'layers':
			return head.classes === 1 ? ['value'] : ['logit of bad', 'logit of good'];
		default:
			return [];
	}
}
