import type { Examination, ReadToken } from '../../../engine/inspection.ts';
import type { Examiner } from '../../../run/ports.ts';
import type { Decoder } from '../decoder/decoder.ts';
import type { Head } from '../graph/heads.ts';
import type { PromptLayout } from '../model/adapters/adapter.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { findInNumbers } from './find-in-numbers.ts';
import { tooLong } from './find-in-reading.ts';
import { type LaidOut, layOut } from './lay-out.ts';

type ExaminerParts = {
	readonly decoder: Decoder;
	readonly layout: PromptLayout;
	readonly maxTokens: number;
	readonly judge: string;
	/** Of the numbers behind the reward, in the head's order. */
	readonly valueNames: readonly string[];
	readonly tokenOf: (id: number) => ReadToken;
};

/** Reads a solution as the rewarder does, and shows what was read and said. */
export function createExaminer(parts: ExaminerParts): Examiner {
	const { decoder, layout, maxTokens, judge, valueNames, tokenOf: told } = parts;
	return async ({ question }, steps) => {
		const laid = layOut(layout, question, steps);
		const reading = { tokens: laid.ids.map(told), readAt: laid.readAt };
		const shown = { ...reading, judge, valueNames };
		if (laid.ids.length > maxTokens || laid.readAt.length === 0) {
			const findings = laid.readAt.length === 0 ? [] : [tooLong(laid.ids.length, maxTokens)];
			return { ...shown, steps: [], cacheDifference: 0, findings };
		}
		const whole = await readWhole(decoder, laid, 1 + valueNames.length);
		const parted = await readInParts(decoder, laid, 1 + valueNames.length);
		const numbers = whole.map(([reward = Number.NaN, ...values]) => ({
			reward,
			values: values.slice(0, valueNames.length),
		}));
		const cacheDifference = parted.reduce((most, [reward], at) => {
			const difference = Math.abs((reward ?? Number.NaN) - (whole[at]?.[0] ?? Number.NaN));
			return Number.isNaN(difference) ? most : Math.max(most, difference);
		}, 0);
		const examined = { ...shown, steps: numbers, cacheDifference };
		return { ...examined, findings: findInNumbers(examined) } satisfies Examination;
	};
}

/** In one pass, as the reward model's authors do. @returns of each step its numbers. */
async function readWhole(decoder: Decoder, { ids, readAt }: LaidOut, width: number) {
	const batch = decoder.begin();
	try {
		const output = await batch.read(ids, readAt);
		return rows(output, readAt.length, width);
	} finally {
		batch.free();
	}
}

/** Step after step on what was read before, as a solution is scored while it is written. */
async function readInParts(decoder: Decoder, { ids, readAt, ends }: LaidOut, width: number) {
	const batch = decoder.begin();
	const told: number[][] = [];
	try {
		let from = 0;
		for (const [at, position] of readAt.entries()) {
			const to = ends[at] ?? ids.length;
			const output = await batch.read(ids.slice(from, to), [position - from]);
			told.push(...rows(output, 1, width));
			from = to;
		}
		return told;
	} finally {
		batch.free();
	}
}

/** @param width numbers that are told of each row; a head may say more. */
function rows(output: Float32Array, count: number, width: number): number[][] {
	const all = output.length / count;
	return Array.from({ length: count }, (_, at) => [
		...output.subarray(at * all, at * all + Math.min(width, all)),
	]);
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
