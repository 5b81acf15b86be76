import { expect, test } from 'vitest';
import { toCsv } from '../../../domain/files/csv.ts';
import { readContents } from '../../../domain/files/read.ts';
import { writeJsonLines } from '../../../domain/jsonl.ts';
import { bankOf } from '../../../domain/study/best-of-n-study.ts';
import { labelledOf } from '../../../domain/study/labelled.ts';
import { prm800kLines, processBenchLines } from '../../../domain/study/predictions.ts';
import { writeStudy } from '../../../domain/study/studies.ts';
import type { JudgedSolution } from '../../../domain/study/verifiers.ts';
import { freshStudy } from './make-study.ts';
import { studyOfText } from './read-study-file.ts';
import { blankStudyDraft, type StudyDraft } from './study-draft.ts';

const draft: StudyDraft = { ...blankStudyDraft, count: 4, problemSeed: 7 };
const steps: StudyDraft = { ...draft, kind: 'steps' };

function opened(text: string, name: string, of: StudyDraft = draft) {
	const read = studyOfText(text, name, of);
	if (!read.ok) throw new Error(read.error);
	return read.value;
}

test('fresh problems are the same for the same seed, each with its right answer', () => {
	const study = freshStudy(draft);
	expect(study.items).toEqual(freshStudy(draft).items);
	expect(study).toMatchObject({ kind: 'best-of-n', models: null, rows: [] });
	expect(study.items).toHaveLength(4);
	const fresh = freshStudy(steps);
	if (fresh.kind !== 'steps') throw new Error('another kind');
	const firstWrong = fresh.items.map(({ labels }) => labels.indexOf('wrong'));
	expect(firstWrong.filter((at) => at >= 0).length).toBeGreaterThan(0);
	expect(firstWrong[1]).toBe(-1);
	expect(fresh.items[1]?.isAnswerRight).toBe(true);
});

test('an exported study is opened as it was, whatever the form says', () => {
	const study = freshStudy(steps);
	expect(opened(writeStudy(study), 'a.json')).toEqual({ study, messages: [] });
	const newer = writeStudy(study).replace('"version": 1', '"version": 9');
	expect(studyOfText(newer, 'a.json', draft)).toMatchObject({
		ok: false,
		error: expect.stringContaining('newer'),
	});
});

test('a bank, problems, and a class’s table', () => {
	const candidates = [{ answer: '3', steps: ['#### 3'], rewards: [1], outcome: 0, tokens: 2 }];
	const problem = { question: 'Q?', gold: '3', length: 1, candidates, tokens: 2, ms: 1 };
	const bank = opened(`${JSON.stringify(problem)}\n{}\n`, 'bank.jsonl');
	if (bank.study.kind !== 'best-of-n') throw new Error('another kind');
	expect(bankOf(bank.study)).toEqual([problem]);
	expect(opened(writeJsonLines(bankOf(bank.study)), 'again.jsonl').study.rows).toEqual(
		bank.study.rows,
	);
	expect(bank.messages).toEqual([expect.stringContaining('Line 2')]);

	const problems = opened('{"question": "How many?", "answer": "#### 1,000"}\n', 'p.jsonl').study;
	expect(problems.items).toEqual([{ question: 'How many?', gold: '1000', length: null }]);
	expect(problems.settings).toEqual({ candidates: 16, temperature: 0.8, topP: 1, seed: 1 });

	const table = toCsv([
		['name', 'problem', 'answer key', 'solution', 'labels'],
		['Ann', 'How many?', '3', '1+1 = 2\n#### 3', 'right wrong'],
		['Bob', 'How many?', '3', '1+2 = 3\n#### 3', ''],
	]);
	const labelled = opened(table, 'class.csv', steps);
	expect(labelled.study.items).toMatchObject([{ labels: ['right', 'wrong'], isAnswerRight: true }]);
	expect(labelled.messages).toEqual([expect.stringContaining('no label')]);
	expect(studyOfText('Dear all', 'letter.txt', draft).ok).toBe(false);
	expect(studyOfText('Dear all', 'letter.txt', steps).ok).toBe(false);
});

test('predictions read back as labelled solutions', () => {
	const fresh = freshStudy(steps);
	if (fresh.kind !== 'steps') throw new Error('another kind');
	const solutions = fresh.items.map((item): JudgedSolution => {
		const process = item.steps.map((_, at) => (at === 1 ? 0.1 : 0.9));
		return { item, row: { process, outcome: null, surprise: null, ms: 1 } };
	});
	const again = labelledOf(readContents(processBenchLines(solutions, 'prm', 0.5)));
	expect(again.items.map(({ labels }) => labels)).toEqual(fresh.items.map(({ labels }) => labels));
	expect(again.items[0]?.rewards).toEqual(solutions[0]?.row.process);
	const rated = labelledOf(readContents(prm800kLines(solutions, 'prm', 0.5)));
	expect(rated.items.map(({ labels }) => labels)).toEqual(
		fresh.items.map(() => ['right', 'wrong']),
	);
	expect(processBenchLines(solutions, 'file', 0.5)).toBe('');
});

test('a bank that cannot be read is told, and is no file of problems', () => {
	const solutions = [{ text: '1+1 = 2\n#### 2', rewards: [0.5] }];
	const line = JSON.stringify({ question: 'Q?', answer: '2', solutions });
	const read = studyOfText(`${line}\n${line}`, 'bank.jsonl', draft);
	expect(read).toMatchObject({ error: expect.stringMatching(/its 2 lines.*Line 1 .*rewards/u) });
	const bank = line.replace('[0.5]', '[0.5,0.5]').replace('"solutions"', '"responses"');
	const search = opened(bank, 'bank.jsonl', { ...draft, kind: 'search' });
	expect(search.study).toMatchObject({ kind: 'search', items: [{ question: 'Q?', gold: '2' }] });
	expect(search.study.items).toHaveLength(1);
	const broken = studyOfText(writeStudy(freshStudy(draft)).slice(0, 300), 'a.json', draft);
	expect(broken).toMatchObject({ error: expect.stringContaining('broken off') });
});
