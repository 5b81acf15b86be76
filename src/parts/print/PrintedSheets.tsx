import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { answerWords } from '../../domain/answer.ts';
import { falseEquations } from '../../domain/lens.ts';
import { isAnswerLine } from '../../domain/solution.ts';
import { truthWords } from '../reveal/reveal-words.ts';
import { RewardMark } from '../reward/RewardMark.tsx';
import { RewardNote } from '../reward/RewardNote.tsx';
import { AnswerMark } from '../steps/AnswerMark.tsx';
import css from './PrintedSheets.module.css';
import type { Sheet, SheetKind } from './sheet.ts';

type Props = {
	readonly kind: SheetKind;
	readonly sheets: readonly Sheet[];
	/** When it is printed, or was not. */
	readonly onDone: () => void;
};

const linesToWriteOn = ['why', 'why, on', 'right', 'right, on', 'right, and on'];

/** Sheets of paper in place of the page; on the screen there is nothing of them. */
export function PrintedSheets({ kind, sheets, onDone }: Props) {
	const done = useRef(onDone);
	done.current = onDone;
	useEffect(() => {
		const { dataset } = document.documentElement;
		dataset['prints'] = 'sheet';
		const end = () => done.current();
		addEventListener('afterprint', end);
		print();
		return () => {
			removeEventListener('afterprint', end);
			delete dataset['prints'];
		};
	}, []);
	return createPortal(
		sheets.map((sheet, at) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its place.
			<article key={at} className={css['sheet']} data-sheet={kind}>
				<header className={css['head']}>
					<h1>{headingOf(kind, sheet, sheets.length > 1 ? at : null)}</h1>
					{kind === 'worksheet' && (
						<p className={css['fields']}>
							<span>Name</span>
							<span>Date</span>
						</p>
					)}
				</header>
				<p className={css['question']}>{sheet.problem.question}</p>
				{kind === 'worksheet' ? <Worksheet sheet={sheet} /> : <Key sheet={sheet} />}
				<footer className={css['foot']}>Steplight</footer>
			</article>
		)),
		document.body,
	);
}

/** @param at index of the sheet; null where there is no other. */
function headingOf(kind: SheetKind, { ask }: Sheet, at: number | null): string {
	const number = at === null ? '' : `${at + 1}. `;
	return number + (kind === 'key' ? 'Answer key' : ask === '' ? 'Problem' : ask);
}

function Worksheet({ sheet }: { readonly sheet: Sheet }) {
	if (sheet.steps.length === 0) {
		return linesToWriteOn.map((line) => <div key={line} className={css['line']} />);
	}
	return (
		<>
			<p>Somebody solved it like this. Tick each step that is right.</p>
			<ol className={css['steps']}>
				{sheet.steps.map(({ text }, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
					<li key={at} className={css['step']}>
						<span className={css['number']}>{at + 1}</span>
						<span className={css['text']}>{spoken(text)}</span>
						<span className={css['box']} />
					</li>
				))}
			</ol>
			<p className={css['choice']}>
				<span className={css['box']} /> All steps are right.
			</p>
			<p>Or: the first wrong step is number ______, because</p>
			{linesToWriteOn.map((line, at) => (
				<div key={line} className={css['line']}>
					{at === 2 && 'A right solution:'}
				</div>
			))}
		</>
	);
}

function Key({ sheet }: { readonly sheet: Sheet }) {
	const { problem, steps, answer, threshold, firstWrong } = sheet;
	const isJudged = steps.some(({ reward }) => reward !== null);
	const under =
		threshold === null ? -1 : steps.findIndex(({ reward }) => (reward ?? 1) < threshold);
	return (
		<>
			<ol className={css['steps']}>
				{steps.map(({ text, reward }, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
					<li key={at} className={css['step']} data-under={at === under}>
						<span className={css['number']}>{at + 1}</span>
						<span className={css['text']}>
							{spoken(text)}
							{falseEquations(text).map((equation) => (
								<strong key={equation} className={css['finding']}>
									≠ {equation} is false
								</strong>
							))}
							{at === under && (
								<strong className={css['finding']}>➜ first step under the threshold</strong>
							)}
						</span>
						{isJudged && <RewardMark reward={reward} />}
					</li>
				))}
			</ol>
			{firstWrong !== undefined && steps.length > 0 && (
				<p>
					<strong>{truthWords(firstWrong)}</strong>
				</p>
			)}
			<p>
				{steps.length > 0 && (
					<>
						This solution says:{' '}
						{answer === null ? 'no answer' : <AnswerMark answer={answer} gold={problem.answer} />}.{' '}
					</>
				)}
				{problem.answer !== null && <>The right answer: {answerWords(problem.answer)}</>}
			</p>
			{problem.reference.length > 0 && answer !== problem.answer && (
				<>
					<h2>A right solution</h2>
					<ol className={css['steps']}>
						{problem.reference.map((text, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
							<li key={at} className={css['step']}>
								<span className={css['number']}>{at + 1}</span>
								<span className={css['text']}>{spoken(text)}</span>
							</li>
						))}
					</ol>
				</>
			)}
			{isJudged && <RewardNote />}
		</>
	);
}

/** The answer line as people say it. */
function spoken(text: string): string {
	return isAnswerLine(text) ? `Answer: ${text.replace(/^#+\s*/u, '')}` : text;
}
