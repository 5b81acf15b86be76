/** The shipped models in Node against what PyTorch computed: ids exactly, rewards within tolerance. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { typedProblem } from '../domain/problem.ts';
import { findDifference } from '../inference/worker/model/golden.ts';
import { openEngineIn } from './open-engine.ts';

const folder = 'public/models';
const compileMs = 60_000;

type Familiarity = { readonly question: string; readonly familiarity: number };

async function goldenFamiliarities(): Promise<readonly Familiarity[]> {
	const { models } = JSON.parse(await readFile(`${folder}/index.json`, 'utf8'));
	const { cases } = JSON.parse(await readFile(`${folder}/${models[0]}/golden.json`, 'utf8'));
	return cases;
}

test.runIf(existsSync(`${folder}/index.json`))(
	'every golden case of the shipped family holds in Node',
	async () => {
		const engine = await openEngineIn(folder);
		if (!engine.ok) throw new Error(engine.error.message);
		const { golden, subject, release } = engine.value;
		expect(golden.cases.length).toBeGreaterThanOrEqual(4);
		expect(await findDifference(subject, golden)).toBeNull();

		const { familiarFrom } = engine.value.info;
		for (const { question, familiarity } of await goldenFamiliarities()) {
			const problem = typedProblem(question);
			const found = await engine.value.ports.generator.familiarity(problem);
			expect(found).toBeCloseTo(familiarity, 2);
			expect(found).toBeGreaterThan(familiarFrom);
		}
		const strange = typedProblem('What is the airspeed of an unladen swallow, in knots?');
		expect(await engine.value.ports.generator.familiarity(strange)).toBeLessThan(familiarFrom);
		await release();
	},
	compileMs,
);
