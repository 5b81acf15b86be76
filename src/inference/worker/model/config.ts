/** Decoders that one graph serves; a GGUF of Mistral calls itself llama. */
export type Architecture = 'llama' | 'mistral' | 'qwen2' | 'qwen3';

/** What the graph of a decoder depends on, from `config.json` or from GGUF metadata. */
export type ModelConfig = {
	readonly architecture: Architecture;
	readonly layers: number;
	/** Width of the residual stream. */
	readonly hidden: number;
	/** Heads of the queries; keys and values have `kvHeads`, which divides it. */
	readonly heads: number;
	readonly kvHeads: number;
	/** Not always `hidden / heads`. */
	readonly headDim: number;
	/** Width of the gated MLP. */
	readonly ffn: number;
	/** Rows of the embedding; the tokenizer may have fewer tokens. */
	readonly vocab: number;
	readonly rmsEps: number;
	readonly rope: RopeConfig;
	/** Whether the embedding is the output matrix too; then there is no `lm_head.weight`. */
	readonly tied: boolean;
	/** Whether q, k and v have biases. */
	readonly biases: boolean;
	/** Whether queries and keys are normalised per head, before RoPE (Qwen3). */
	readonly qkNorm: boolean;
	/** Longest context that the model was made for, in tokens. */
	readonly maxTokens: number;
	/** Tokens that a position attends to, itself included; null for all before it. */
	readonly slidingWindow: number | null;
};

type RopeConfig = {
	readonly base: number;
	/** [headDim / 2]: what each frequency is divided by (Llama 3, linear scaling); null for nothing. */
	readonly scaling: readonly number[] | null;
};

/** [headDim / 2] angles a position, rotate-half: pair i turns dimensions i and i + headDim / 2. */
export function ropeFrequencies({ headDim, rope }: ModelConfig): Float64Array {
	return Float64Array.from(
		{ length: headDim / 2 },
		(_, pair) => rope.base ** ((-2 * pair) / headDim) / (rope.scaling?.[pair] ?? 1),
	);
}

/** How a file stores numbers, by GGUF's names. */
export type StoredType =
	| 'F32'
	| 'F16'
	| 'BF16'
	| 'Q4_0'
	| 'Q4_1'
	| 'Q5_0'
	| 'Q5_1'
	| 'Q8_0'
	| 'Q4_K'
	| 'Q5_K'
	| 'Q6_K';

/**
 * One tensor of a file that stays where it is until it is asked for. A row is what the last dimension
 * counts, a vector is one row, and q and k of a llama GGUF come in the order of rotate-half RoPE.
 */
export interface WeightTensor {
	/** The name that Hugging Face's checkpoint has, such as `model.layers.0.self_attn.q_proj.weight`. */
	readonly name: string;
	/** Outermost first: a matrix is [out, in]. */
	readonly shape: readonly number[];
	readonly type: StoredType;
	/**
	 * Rows `from` to `to` (exclusive) as float32, bit for bit what the format says.
	 * Rejects with a ModelFileError where the file cannot be read.
	 */
	floats(from: number, to: number): Promise<Float32Array<ArrayBuffer>>;
	/** The same, and of which step they are whole multiples; left out where they are of none. */
	multiples?(from: number, to: number): Promise<Multiples>;
}

/** Numbers with the step of each group of `stepGroup`: whole multiples of it, of 8 bits at the most. */
export type Multiples = {
	readonly values: Float32Array<ArrayBuffer>;
	readonly steps: Float32Array<ArrayBuffer>;
};

export const stepGroup = 16;

/** The tensors of a model, from one file or many. */
export interface WeightSource {
	/** Canonical names, in the order of the files. */
	readonly names: readonly string[];
	has(name: string): boolean;
	/** @throws ModelFileError 'missing-tensor', naming it. */
	tensor(name: string): WeightTensor;
}
