import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../domain/result.ts';
import type { ModelChoice, ModelPlace } from '../engine/choice.ts';
import type { EngineFailure } from '../engine/failure.ts';
import type { ReadyEngine } from '../inference/worker/open-choice.ts';
import { modelPlace } from './model-place.ts';
import { openChoiceIn } from './open-engine.ts';

/** For `parseArgs`: which models work, in every command that asks for some. */
export const modelOptions = {
	model: { type: 'string', default: 'shepherd-nano' },
	models: { type: 'string', default: 'public/models' },
	generator: { type: 'string' },
	prm: { type: 'string' },
	orm: { type: 'string' },
	'read-as': { type: 'string' },
} as const;

export type NamedModels = {
	readonly model: string;
	/** Folder of the models that are shipped. */
	readonly modelsFolder: string;
	/** An id of the shipped ones, a .gguf file, a folder, an address, or an id of the hub; null where none is named. */
	readonly generator: string | null;
	readonly prm: string | null;
	readonly orm: string | null;
	/** An adapter's id; null for the one that the PRM fits. */
	readonly readAs: string | null;
};

export const judgeUsage = `  --model ID         folder below the models folder (shepherd-nano)
  --models FOLDER    models folder (public/models)
  --prm MODEL        another process reward model: a .gguf file, a folder with config.json, an address of either,
                     owner/name@revision of the Hugging Face hub, an id of the models folder, or none
  --orm MODEL        another outcome reward model, likewise; none where only --prm is named
  --read-as ADAPTER  how the PRM is read (math-shepherd, rlhflow, skywork, qwen-math-prm, trl, trl-blank-line, heads)`;

type Values = {
	readonly model: string;
	readonly models: string;
	readonly generator?: string | undefined;
	readonly prm?: string | undefined;
	readonly orm?: string | undefined;
	readonly 'read-as'?: string | undefined;
};

export function namedModels(values: Values): NamedModels {
	return {
		model: values.model,
		modelsFolder: values.models,
		generator: values.generator ?? null,
		prm: values.prm ?? null,
		orm: values.orm ?? null,
		readAs: values['read-as'] ?? null,
	};
}

/** Opens them in Node, on WebAssembly. @param threads null for as many as help. */
export async function openNamed(
	named: NamedModels,
	threads: number | null = null,
): Promise<Result<ReadyEngine, EngineFailure>> {
	return openChoiceIn(named.modelsFolder, shippedIdOf(named), await choiceOf(named), threads);
}

async function choiceOf(named: NamedModels): Promise<ModelChoice> {
	const { generator, prm, orm, readAs } = named;
	const place = async (name: string | null): Promise<FilePlace> =>
		name === null || isShippedId(named, name) ? { kind: 'shipped' } : modelPlace(name);
	const judgePlace = async (name: string | null) =>
		name === 'none' ? ({ kind: 'none' } as const) : place(name);
	const judge = await judgePlace(prm);
	// The shipped ORM belongs to the shipped PRM: who names another judge means that one alone.
	const outcome = await judgePlace(orm === null && judge.kind !== 'shipped' ? 'none' : orm);
	return { writer: await place(generator), judge, outcome, readAs };
}

type FilePlace = Exclude<ModelPlace, { readonly kind: 'none' | 'server' }>;

export function isShippedId({ modelsFolder }: NamedModels, name: string): boolean {
	return existsSync(join(modelsFolder, name, 'manifest.json'));
}

/** The one that an option names, else `--model`. */
function shippedIdOf(named: NamedModels): string {
	const names = [named.generator, named.prm, named.orm];
	return names.find((name) => name !== null && isShippedId(named, name)) ?? named.model;
}
