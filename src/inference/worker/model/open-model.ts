import { object, record } from '../../../domain/json.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { openGguf } from '../files/gguf-weights.ts';
import type { HashedSource } from '../files/hash-while-read.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import type { ModelFolder } from '../files/model-folder.ts';
import { openSafetensors } from '../files/safetensors.ts';
import { checkWeights } from './check-weights.ts';
import type { ModelConfig, WeightSource } from './config.ts';
import { configFromJson } from './config-json.ts';
import { readDescription } from './described.ts';
import { type ModelText, textFromFolder, textFromGguf } from './model-text.ts';
import { checkVocabulary } from './vocabulary.ts';

/** A model whose description and vocabulary were read and fit together; its weights are still where they were. */
export type OpenedModel = {
	readonly name: string;
	readonly config: ModelConfig;
	readonly weights: WeightSource;
	readonly text: ModelText;
	/** config.json as it stands, for what is no part of a decoder; empty for a GGUF file. */
	readonly description: Readonly<Record<string, unknown>>;
	/** How its file stores the numbers: 'GGUF: Q5_0, F32'. */
	readonly format: string;
	/** As its host or its file says; null where neither does. */
	readonly licence: string | null;
	/** The commit that it is read at, or the SHA-256 of its file; null where the host names neither. */
	readonly hash: string | null;
	/** Size of its weights where they come from. */
	readonly sourceBytes: number;
	/** The same for the same files: names, sizes and what is known of their content. */
	readonly identity: readonly (readonly [string, number, string | null])[];
	/** Its files of weights, as `identity` lists them first. */
	readonly sources: readonly (ByteSource | HashedSource)[];
};

const indexFile = 'model.safetensors.index.json';

/**
 * @param gguf which .gguf file of the folder; null takes the only one, or the Hugging Face folder.
 * Rejects with a ModelFileError.
 */
export async function openModel(
	folder: ModelFolder,
	gguf: string | null = null,
): Promise<OpenedModel> {
	const path = gguf ?? onlyGguf(folder);
	return path === null ? openFolder(folder) : openGgufFile(folder, path);
}

function onlyGguf({ name, paths }: ModelFolder): string | null {
	if (paths === null || paths.includes('config.json')) return null;
	const files = paths.filter((path) => /\.gguf$/iu.test(path));
	if (files.length <= 1) return files[0] ?? null;
	throw new ModelFileError(
		'not-a-model',
		`${name} has ${files.length} GGUF files (${files.slice(0, 8).join(', ')}). Name one of them: Q8_0 where there is room, else Q4_K_M.`,
	);
}

async function openGgufFile(folder: ModelFolder, path: string): Promise<OpenedModel> {
	const source = await demandFile(folder, path);
	const { config, weights, metadata } = await openGguf(source);
	const text = textFromGguf(metadata, source.name);
	return checked({
		name: source.name,
		...{ config, weights, text, description: {} },
		format: formatOf('GGUF', weights),
		licence: folder.licence ?? textIn(metadata.get('general.license')),
		hash: folder.commit,
		sourceBytes: source.size,
		identity: [[path, source.size, folder.mark(path)]],
		sources: [source],
	});
}

async function openFolder(folder: ModelFolder): Promise<OpenedModel> {
	const json = async (path: string): Promise<unknown> => {
		const bytes = await readWhole(folder, path);
		return bytes === null ? undefined : parseJson(bytes, `${path} of ${folder.name}`);
	};
	const description = await json('config.json');
	if (description === undefined) {
		throw new ModelFileError(
			'not-a-model',
			`${folder.name} has no config.json and no .gguf file. Choose the folder of a Llama, Mistral, Qwen2 or Qwen3 model, or its GGUF file.`,
		);
	}
	const config = configFromJson(description, `config.json of ${folder.name}`);
	const template = await readWhole(folder, 'chat_template.jinja');
	const text = textFromFolder(
		{
			tokenizer: await demandTokenizer(json, folder),
			tokenizerConfig: await json('tokenizer_config.json'),
			generationConfig: await json('generation_config.json'),
			chatTemplate: template === null ? null : new TextDecoder().decode(template),
		},
		folder.name,
	);
	const paths = weightPaths(await json(indexFile), folder.name);
	const sources = await Promise.all(paths.map((path) => demandFile(folder, path)));
	const weights = await openSafetensors(sources);
	return checked({
		name: folder.name,
		...{ config, text },
		weights,
		format: formatOf('Safetensors', weights),
		licence: folder.licence ?? (await readLicence(folder)),
		hash: folder.commit,
		description: { ...(description as object) },
		sources,
		sourceBytes: sources.reduce((sum, { size }) => sum + size, 0),
		identity: sources.map(({ size }, at) => {
			const path = paths[at] as string;
			return [path, size, folder.mark(path)];
		}),
	});
}

/** Models from before 2023 and those of Meta itself have tokenizer.model alone. */
async function demandTokenizer(
	json: (path: string) => Promise<unknown>,
	{ name, paths }: ModelFolder,
): Promise<unknown> {
	const tokenizer = await json('tokenizer.json');
	if (tokenizer !== undefined) return tokenizer;
	const older = paths?.includes('tokenizer.model')
		? 'Its tokenizer.model is not read here: take the folder of another maker, or a GGUF file of the model.'
		: 'Choose the whole folder, or check the address.';
	throw new ModelFileError('missing', `${name} has no tokenizer.json. ${older}`);
}

function formatOf(container: string, { names, tensor }: WeightSource): string {
	return `${container}: ${[...new Set(names.map((name) => tensor(name).type))].join(', ')}`;
}

/** Model cards begin with it, and who chooses a folder from disk may have taken it along. */
async function readLicence(folder: ModelFolder): Promise<string | null> {
	// A host that cannot be listed is not asked for what may not be there.
	if (!folder.paths?.includes('README.md')) return null;
	const card = await readWhole(folder, 'README.md');
	return (
		/^license:[ \t]*["']?([\w.-]+)/mu.exec(new TextDecoder().decode(card ?? undefined))?.[1] ?? null
	);
}

function textIn(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** The shards that the index names, each once; without one there is a single file. */
function weightPaths(index: unknown, name: string): readonly string[] {
	if (index === undefined) return ['model.safetensors'];
	const reader = record({ weight_map: object });
	const { weight_map: map } = readDescription(index, reader, `${indexFile} of ${name}`);
	return [...new Set(Object.values(map).map(String))];
}

function checked(model: OpenedModel): OpenedModel {
	checkVocabulary(model.text.vocabulary, model.config.vocab, `The tokenizer of ${model.name}`);
	checkWeights(model.config, model.weights, model.name);
	return model;
}

/** Small files only: these are described in kB, a vocabulary in a few MB. */
async function readWhole(folder: ModelFolder, path: string): Promise<Uint8Array | null> {
	const source = await folder.open(path);
	return source === null ? null : source.read(0, source.size);
}

function parseJson(bytes: Uint8Array, name: string): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new ModelFileError(
			'not-a-model',
			`${name} is no JSON. Take the file as its maker published it.`,
		);
	}
}

async function demandFile(folder: ModelFolder, path: string) {
	const source = await folder.open(path);
	if (source !== null) return source;
	const pickled = folder.paths?.find((found) => /\.(?:bin|pt|pth)$/u.test(found));
	if (pickled !== undefined && /\.safetensors$/u.test(path)) {
		throw new ModelFileError(
			'unsupported-type',
			`${folder.name} has its weights in ${pickled}, a format that can run programs and is not read here. Take the model's safetensors, or a GGUF file of it.`,
		);
	}
	throw new ModelFileError(
		'missing',
		`${folder.name} has no ${path}. Choose the whole folder, with all shards, or check the address.`,
	);
}
