/** Small models with seeded weights and a real tokenizer, as files of a Hugging Face folder: for tests that read one. */
import { readFileSync } from 'node:fs';
import { Random } from '../../domain/random.ts';
import { encodeFloats } from '../../inference/testing/safetensors.ts';

type Tokenizer = 'qwen2' | 'llama-bpe' | 'llama';

export type TinyModel = {
	readonly seed?: number;
	readonly tokenizer?: Tokenizer;
	/** Shapes of tensors beside the decoder's: heads. */
	readonly heads?: Readonly<Record<string, readonly number[]>>;
	/** Below `vectors/templates`; null for a model that knows no conversation. */
	readonly template?: string | null;
	/** Width of the residual stream and of the MLP; the head width stays. */
	readonly width?: number;
	readonly ffn?: number;
	/** Rows of the embedding beyond the tokenizer's. */
	readonly moreRows?: number;
	/** Changes weights before they are written. */
	readonly spoil?: (tensors: Map<string, Float32Array>) => void;
};

const vectors = new URL('../../inference/testing/vectors/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, vectors), 'utf8');

/** Width of the residual stream. */
export const tinyWidth = 32;
const [layers, kvWidth, queryWidth] = [2, 16, 32];

/** A Qwen2 decoder of two layers. */
export function tinyModel({
	seed = 1,
	tokenizer = 'qwen2',
	heads = {},
	template = 'qwen2.5.jinja',
	width: hidden = tinyWidth,
	ffn = 48,
	moreRows = 0,
	spoil,
}: TinyModel = {}): Map<string, string | Uint8Array<ArrayBuffer>> {
	const { tokenizer: pieces } = JSON.parse(read('tokenizers.json')).cases[tokenizer];
	const vocab = Math.max(...Object.values<number>(pieces.model.vocab)) + 1 + moreRows;
	const random = new Random(`tiny/${seed}`);
	const tensors = new Map<string, Float32Array>();
	const shapes = { ...decoderShapes({ vocab, hidden, ffn }), ...heads };
	for (const [name, shape] of Object.entries(shapes)) {
		const size = shape.reduce((product, length) => product * length, 1);
		const width = 1.6 / Math.sqrt(shape.at(-1) ?? 1);
		const values = Float32Array.from({ length: size }, () => width * (2 * random.next() - 1));
		tensors.set(name, name.includes('norm') ? values.map((value) => 1 + value) : values);
	}
	spoil?.(tensors);
	const config = {
		...{ model_type: 'qwen2', vocab_size: vocab, hidden_size: hidden, intermediate_size: ffn },
		...{ num_hidden_layers: layers, num_attention_heads: 2, num_key_value_heads: 1, head_dim: 16 },
		...{ max_position_embeddings: 512, tie_word_embeddings: !('lm_head.weight' in shapes) },
	};
	const [begin, end] =
		tokenizer === 'llama' ? ['<s>', '</s>'] : [null, pieces.added_tokens[2].content];
	return new Map<string, string | Uint8Array<ArrayBuffer>>([
		['config.json', JSON.stringify(config)],
		['tokenizer.json', JSON.stringify(pieces)],
		['tokenizer_config.json', JSON.stringify({ bos_token: begin, eos_token: end })],
		['model.safetensors', encodeFloats(tensors, shapes)],
		...(template === null ? [] : [['chat_template.jinja', read(`templates/${template}`)] as const]),
	]);
}

/** The same as the browser gives what was chosen from disk. */
export function tinyFiles(model: TinyModel = {}): Map<string, File> {
	const files = [...tinyModel(model)].map(
		([path, content]) => [path, new File([content], path, { lastModified: 1 })] as const,
	);
	return new Map(files);
}

function decoderShapes({ vocab, hidden, ffn }: Record<'vocab' | 'hidden' | 'ffn', number>) {
	const shapes: Record<string, number[]> = {
		'model.embed_tokens.weight': [vocab, hidden],
		'model.norm.weight': [hidden],
	};
	for (let layer = 0; layer < layers; layer++) {
		const name = (part: string): string => `model.layers.${layer}.${part}`;
		for (const [part, rows] of [
			['q', queryWidth],
			['k', kvWidth],
			['v', kvWidth],
		] as const) {
			shapes[name(`self_attn.${part}_proj.weight`)] = [rows, hidden];
			shapes[name(`self_attn.${part}_proj.bias`)] = [rows];
		}
		shapes[name('self_attn.o_proj.weight')] = [hidden, queryWidth];
		for (const part of ['gate', 'up']) shapes[name(`mlp.${part}_proj.weight`)] = [ffn, hidden];
		shapes[name('mlp.down_proj.weight')] = [hidden, ffn];
		for (const part of ['input', 'post_attention']) {
			shapes[name(`${part}_layernorm.weight`)] = [hidden];
		}
	}
	return shapes;
}
