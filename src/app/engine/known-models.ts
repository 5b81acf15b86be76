import type { ModelRole } from '../../engine/choice.ts';

/** A public model that this page can read, as its makers describe it. */
export type KnownModel = {
	readonly role: ModelRole;
	/** On the Hugging Face hub. */
	readonly id: string;
	/** One of several .gguf files; null for the folder. */
	readonly file: string | null;
	/** Of its weights, about: two bytes a number, or what the file is. */
	readonly bytes: number;
	readonly licence: string;
	/** A published figure and where it stands; null where there is none for word problems. */
	readonly score: string | null;
	/** Whether this project has run it, and what came out; null where nobody here has. */
	readonly runHere: string | null;
};

const thinkSlm = 'GSM8K (ThinkSLM, EMNLP 2025)';
const processBench = 'first-error F1 on GSM8K (ProcessBench)';

/** Scores are those of papers and model cards; only `runHere` was seen by this project. */
export const knownModels: readonly KnownModel[] = [
	{
		...{ role: 'writer', id: 'HuggingFaceTB/SmolLM2-135M-Instruct', file: null, bytes: 269e6 },
		...{ licence: 'Apache-2.0', score: null },
		runHere: 'its GGUF file writes the greedy tokens of transformers; too small for word problems',
	},
	{
		...{ role: 'writer', id: 'Qwen/Qwen2.5-0.5B-Instruct', file: null, bytes: 988e6 },
		...{ licence: 'Apache-2.0', score: `46.9 % of ${thinkSlm}`, runHere: null },
	},
	{
		...{ role: 'writer', id: 'Qwen/Qwen2.5-0.5B-Instruct-GGUF', bytes: 676e6 },
		file: 'qwen2.5-0.5b-instruct-q8_0.gguf',
		...{ licence: 'Apache-2.0', score: `47.2 % of ${thinkSlm}, 8-bit`, runHere: null },
	},
	{
		...{ role: 'writer', id: 'Qwen/Qwen2.5-1.5B-Instruct-GGUF', bytes: 1.9e9 },
		file: 'qwen2.5-1.5b-instruct-q8_0.gguf',
		...{ licence: 'Apache-2.0', score: `70.3 % of ${thinkSlm}, 8-bit`, runHere: null },
	},
	{
		...{ role: 'writer', id: 'Qwen/Qwen2.5-3B-Instruct-GGUF', bytes: 3.6e9 },
		file: 'qwen2.5-3b-instruct-q8_0.gguf',
		...{ licence: 'Qwen Research', score: `85.0 % of ${thinkSlm}, 8-bit`, runHere: null },
	},
	{
		...{ role: 'judge', id: 'Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF', bytes: 491e6 },
		file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
		...{ licence: 'Apache-2.0', score: null },
		runHere: 'with reward heads of this site, which also judge what it writes (training/README.md)',
	},
	{
		...{ role: 'judge', id: 'Skywork/Skywork-o1-Open-PRM-Qwen-2.5-1.5B', file: null, bytes: 3.1e9 },
		...{ licence: 'Skywork Community', score: `${processBench}: 59.0`, runHere: null },
	},
	{
		...{ role: 'judge', id: 'HuggingFaceH4/Qwen2.5-Math-1.5B-Instruct-PRM-0.2', file: null },
		...{ bytes: 3.1e9, licence: 'not said' },
		...{ score: `${processBench}: 36.6`, runHere: null },
	},
	{
		...{ role: 'judge', id: 'Qwen/Qwen2.5-Math-PRM-7B', file: null, bytes: 14.2e9 },
		...{ licence: 'Qwen', score: `${processBench}: 82.4`, runHere: null },
	},
	{
		...{ role: 'judge', id: 'peiyi9979/math-shepherd-mistral-7b-prm', file: null, bytes: 14.5e9 },
		...{ licence: 'not said', score: `${processBench}: 47.9`, runHere: null },
	},
	{
		...{ role: 'judge', id: 'RLHFlow/Llama3.1-8B-PRM-Deepseek-Data', file: null, bytes: 16.1e9 },
		licence: 'Llama 3.1',
		score: 'best of 1,024 by DeepSeek-7B on GSM8K: 93.0 % (its README)',
		runHere: null,
	},
	{
		...{ role: 'outcome', id: 'Skywork/Skywork-Reward-V2-Qwen3-0.6B', file: null, bytes: 1.2e9 },
		...{ licence: 'Apache-2.0', score: null, runHere: null },
	},
	{
		...{ role: 'outcome', id: 'RLHFlow/Llama3.1-8B-ORM-Deepseek-Data', file: null, bytes: 16.1e9 },
		licence: 'Llama 3.1',
		score: 'best of 1,024 by DeepSeek-7B on GSM8K: 93.4 % (its README)',
		runHere: null,
	},
];

/** A tab has about 4 GB for a model. */
const mostInTab = 4e9;

/** What is known of it before anything is asked, in a sentence. */
export function knownWords({ bytes, licence, score, runHere }: KnownModel): string {
	const size = bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
	const room = bytes > mostInTab ? ', more than most tabs have room for' : '';
	return [
		`About ${size}${room}; licence: ${licence}.`,
		score === null ? 'No published score on word problems.' : `Published: ${score}.`,
		runHere === null ? 'Not run here.' : `Run here: ${runHere}.`,
	].join(' ');
}
