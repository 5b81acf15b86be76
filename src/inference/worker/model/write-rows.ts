import { Random } from '../../../domain/random.ts';
import type { RunSettings } from '../../../run/ports.ts';
import type { Batch, Decoder } from '../decoder/decoder.ts';
import { timed } from '../runtime/timed.ts';
import type { NextTokenReader } from './next-token.ts';
import { sampleToken } from './sampler.ts';
import type { SolutionText } from './solution-text.ts';
import type { TextCodec } from './tokenizer.ts';

/** One candidate while it is written. */
export type Writer = {
	readonly candidate: number;
	readonly random: Random;
	readonly decoder: TextDecoder;
	readonly solution: SolutionText;
	/** The token drawn last. */
	token: number;
};

/** What writing takes of a model. */
export type RowWriting = {
	readonly decoder: Decoder;
	readonly codec: TextCodec;
	readonly reader: NextTokenReader;
	/** Longest context in tokens that the model was trained for. */
	readonly maxTokens: number;
	/** The padding token, which is never drawn; null for none. */
	readonly bannedId: number | null;
	/** Tokens that end what is written, where the model knows any. */
	readonly endIds: readonly number[];
};

/** Rows that are about to be written. */
type Start = {
	/** A row for each writer, which this gives back. */
	readonly batch: Batch;
	/** What the first token of all is drawn from. */
	readonly last: Float32Array;
	readonly writers: readonly Writer[];
};

/** No more at once than there is room for, and no more waves than that takes; in the order in which they are given. */
export async function wavesOf(
	{ decoder }: Pick<RowWriting, 'decoder'>,
	writers: readonly Writer[],
): Promise<readonly (readonly Writer[])[]> {
	const waves = Math.ceil(writers.length / (await decoder.rowsAtOnce(writers.length)));
	const size = Math.ceil(writers.length / waves);
	return Array.from({ length: waves }, (_, wave) => writers.slice(wave * size, (wave + 1) * size));
}

/** What an added text means to whoever writes: how far it counts, and whether it ends the row. */
export type Ends<End> = {
	/** The model has ended its turn. */
	readonly endTurn: (writer: Writer) => { readonly text: string; readonly end: End };
	readonly add: (
		writer: Writer,
		added: string,
		isFull: boolean,
	) => { readonly text: string; readonly end: End };
	/** The row of a writer that has ended, which has read all of it but its last token. */
	readonly leave?: (writer: Writer, end: End, batch: Batch, row: number) => void;
	/** A row's token was read. @param before what was said where it was drawn. @param output what is said after it. */
	readonly read?: (writer: Writer, before: Float32Array, output: Float32Array) => void;
};

type Told<End> = {
	readonly candidate: number;
	readonly text: string;
	readonly tokens: number;
	readonly end: End;
};

export function newWriters(candidates: number, seed: number): Writer[] {
	const random = new Random(seed);
	return Array.from({ length: candidates }, (_, candidate) => ({
		candidate,
		random: random.fork(candidate),
		decoder: new TextDecoder(),
		solution: { line: '', last: '' },
		token: 0,
	}));
}

/** A token a row with every decode step, until each has an end; rows that have one leave the batch. */
export async function* writeRows<End extends string | null>(
	{ codec, reader, ...limits }: RowWriting,
	{ batch, last, writers: all }: Start,
	settings: Pick<RunSettings, 'temperature' | 'topP' | 'maxTokens'>,
	ends: Ends<End>,
): AsyncGenerator<readonly Told<End>[]> {
	const { width } = reader;
	const maxTokens = Math.min(settings.maxTokens, limits.maxTokens);
	let writers = all;
	let said = (_row: number): Float32Array => last;

	function draw(writer: Writer, row: number): Told<End> {
		const { candidate, random } = writer;
		writer.token = sampleToken(reader.next(said(row)), settings, random, limits.bannedId ?? -1);
		if (limits.endIds.includes(writer.token))
			return { candidate, tokens: 1, ...ends.endTurn(writer) };
		const added = writer.decoder.decode(codec.bytesOf(writer.token), { stream: true });
		const isFull = batch.length + 1 >= maxTokens;
		return { candidate, tokens: 1, ...ends.add(writer, added, isFull) };
	}

	try {
		for (;;) {
			const additions = writers.map(draw);
			for (const [row, { end }] of additions.entries()) {
				if (end !== null) ends.leave?.(writers[row] as Writer, end, batch, row);
			}
			yield additions;
			const rows = additions.flatMap(({ end }, row) => (end === null ? [row] : []));
			if (rows.length === 0) return;
			if (rows.length < writers.length) {
				batch.keep(rows);
				writers = rows.map((row) => writers[row] as Writer);
			}
			const tokens = writers.map(({ token }) => token);
			const before = rows.map((row) => said(row));
			const output = await timed('decode step', () => batch.read(tokens));
			said = (row) => output.subarray(row * width, (row + 1) * width);
			for (const [row, writer] of writers.entries()) {
				ends.read?.(writer, before[row] ?? last, said(row));
			}
		}
	} finally {
		// Also where the reader stops early.
		batch.free();
	}
}
