import { expect, test } from 'vitest';
import type { BestOfNStudy } from './best-of-n-study.ts';
import type { LabelsStudy } from './labels-study.ts';
import { studyFormat } from './record.ts';
import type { SearchStudy } from './search-study.ts';
import type { StepsStudy } from './steps-study.ts';
import { readStudy, writeStudy } from './studies.ts';

const head = {
	format: studyFormat,
	version: 1,
	source: 'class.csv',
	app: '0.1.0',
	begun: '2026-01-02T03:04:05.000Z',
	models: { writer: 'a', judge: 'b', files: [{ path: 'm', bytes: 3, hash: 'ff' }] },
	backend: { name: 'wasm', threads: 2, adapter: null },
} as const;

const bestOfN: BestOfNStudy = {
	...head,
	kind: 'best-of-n',
	settings: { candidates: 2, temperature: 0.8, topP: 1, seed: 3 },
	items: [
		{ question: 'Q?', gold: '1', length: 1 },
		{ question: 'R?', gold: '1/2', length: null },
	],
	rows: [
		{
			candidates: [
				{ answer: '1', steps: ['#### 1'], rewards: [0.5], outcome: 0.25, tokens: null },
				{ answer: null, steps: [], rewards: [], outcome: null, tokens: 3 },
			],
			tokens: 9,
			ms: 12.5,
		},
	],
};

const steps: StepsStudy = {
	...head,
	kind: 'steps',
	models: null,
	backend: null,
	settings: { seed: 1, ownThreshold: null, earlier: [] },
	items: [
		{
			id: 'x',
			question: 'Q?',
			steps: ['a', 'b'],
			labels: ['right', 'wrong'],
			isAnswerRight: null,
			rewards: [0.5, null],
			earlier: [],
		},
	],
	rows: [],
};

const search: SearchStudy = {
	...head,
	kind: 'search',
	settings: {
		...{ candidates: 2, width: 2, expansions: 1, score: 'min' },
		...{ temperature: 0.8, topP: 1, seed: 3 },
	},
	items: bestOfN.items,
	rows: bestOfN.rows.map((row) => ({
		...row,
		beam: { tokens: 7, kept: [{ answer: '1', rewards: [0.5, null], outcome: 0.25 }] },
		dvts: { tokens: 8, kept: [] },
	})),
};

const labels: LabelsStudy = {
	...head,
	kind: 'labels',
	settings: { candidates: 1, rollouts: 4, temperature: 0.8, topP: 1, seed: 3 },
	items: [{ id: 'x', question: 'Q?', plain: null, program: ['1+1 = 2'], answer: '2' }],
	rows: [{ solutions: [{ steps: ['1+1 = 2', '#### 2'], reached: [3, null] }], tokens: 9, ms: 2 }],
};

test.each([bestOfN, steps, search, labels])(
	'a study comes back as it was written: $kind',
	(study) => {
		expect(readStudy(writeStudy(study))).toEqual({ ok: true, value: study });
	},
);

const changed = (change: object): string => JSON.stringify({ ...bestOfN, ...change });

test.each([
	['not-json', '{"format": ', 'not JSON'],
	['not-a-study', '[]', 'no study'],
	['not-a-study', '{"question": "Q?"}', studyFormat],
	['newer', changed({ version: 2 }), 'newer'],
	['unknown-kind', changed({ kind: 'toString' }), '"toString"'],
	['broken', changed({ settings: { ...bestOfN.settings, seed: -1 } }), 'settings.seed'],
	['broken', changed({ items: [] }), 'no more rows than items'],
	['broken', changed({ rows: [{}] }), 'rows[0].candidates must be a list, not missing'],
	['broken', JSON.stringify({ ...steps, rows: [{ process: [2], outcome: null }] }), 'process[0]'],
])('%s: %s', (code, text, words) => {
	const read = readStudy(text);
	if (read.ok) throw new Error('it was read');
	expect(read.error.code).toBe(code);
	expect(read.error.message).toContain(words);
});
