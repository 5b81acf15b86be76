/** Qwen2.5-Coder-0.5B-Instruct as a GGUF file (Q5_0, Q6_K, Q8_0, Q4_K): `npm test -- real`, which sets QWEN_GGUF. */
import { test } from 'vitest';
import { expectAsTransformers } from './testing/as-transformers.ts';

const path = process.env['QWEN_GGUF'] ?? '';
const loadMs = 1_200_000;

test.runIf(path !== '')(
	'Qwen2.5-Coder from its GGUF file writes what transformers writes, from ids to logits',
	() => expectAsTransformers(path, 'qwen2.5-coder.json'),
	loadMs,
);
