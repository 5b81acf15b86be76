import { decodeText } from '../../../domain/files/encoding.ts';
import { formatOfFile } from '../../../domain/files/file-name.ts';
import { problemsOf } from '../../../domain/files/problems.ts';
import { readContents } from '../../../domain/files/read.ts';
import type { SkippedText } from '../../../domain/files/row.ts';
import { failure, type Result, success } from '../../../domain/result.ts';
import { bankQuestionOf } from '../../../domain/study/bank.ts';
import { studyOfBank } from '../../../domain/study/best-of-n-study.ts';
import { labelledOf } from '../../../domain/study/labelled.ts';
import { readBank } from '../../../domain/study/read-bank.ts';
import { studyFormat } from '../../../domain/study/record.ts';
import { readStudy, type Study } from '../../../domain/study/studies.ts';
import { countOf } from '../../../parts/words/number-words.ts';
import { appVersion, judgingStudy, samplingStudy, searchingStudy } from './make-study.ts';
import type { StudyDraft } from './study-draft.ts';

/** A study of a file, and what of the file is not in it. */
export type FileStudy = { readonly study: Study; readonly messages: readonly string[] };

/** A file of the visitor's as a study; the message says what it lacks. */
export async function readStudyFile(
	file: File,
	draft: StudyDraft,
): Promise<Result<FileStudy, string>> {
	try {
		const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
		return decoded.ok
			? studyOfText(decoded.value.text, file.name, draft)
			: failure(`${file.name}: ${decoded.error}`);
	} catch {
		return failure(`${file.name} could not be read. Choose it again.`);
	}
}

/**
 * A study that was exported, a bank of candidates, problems with their answers, or solutions with labelled steps:
 * the text says which; what it may be of the last two says the draft.
 */
export function studyOfText(
	text: string,
	name: string,
	draft: StudyDraft,
): Result<FileStudy, string> {
	const study = readStudy(text);
	if (study.ok) return success({ study: study.value, messages: [] });
	if (study.error.code !== 'not-json' && study.error.code !== 'not-a-study') {
		return failure(`${name}: ${study.error.message}`);
	}
	if (study.error.code === 'not-json' && text.slice(0, 200).includes(`"${studyFormat}"`)) {
		return failure(
			`${name} is a study that is broken off: export it again. ${study.error.message}`,
		);
	}
	switch (draft.kind) {
		case 'best-of-n':
		case 'search':
			return choosing(text, name, draft);
		case 'steps':
			return judging(text, name, draft);
		case 'labels':
			return failure(
				`${name} is no study: labels are of the world’s problems, whose truth is known. Make a fresh study.`,
			);
	}
}

function choosing(text: string, name: string, draft: StudyDraft): Result<FileStudy, string> {
	const bank = readBank(text);
	if (bank.problems.length > 0 && draft.kind === 'best-of-n') {
		const head = { source: name, app: appVersion, seed: draft.seed };
		return success({
			study: studyOfBank(bank.problems, head),
			messages: messagesOf(bank.skipped),
		});
	}
	const [unread] = bank.skipped;
	if (bank.isMeant && bank.problems.length === 0 && unread !== undefined) {
		const lines = countOf(bank.skipped.length, 'line');
		return failure(`${name} is a bank, and none of its ${lines} can be read. ${unread.message}`);
	}
	if (bank.problems.length > 0) {
		const items = bank.problems.map(({ question, gold, length }) => ({ question, gold, length }));
		return success({
			study: searchingStudy(draft, name, items),
			messages: messagesOf(bank.skipped),
		});
	}
	const contents = readContents(text, formatOfFile(name));
	const { problems, skipped } = problemsOf(contents);
	if (problems.length === 0) {
		return failure(
			`${name} holds neither a bank of candidates nor problems with right answers. For labelled solutions choose the steps study.`,
		);
	}
	const items = problems.map(bankQuestionOf);
	return success({
		study:
			draft.kind === 'search'
				? searchingStudy(draft, name, items)
				: samplingStudy(draft, name, items),
		messages: messagesOf([...contents.skipped, ...skipped]),
	});
}

function judging(text: string, name: string, draft: StudyDraft): Result<FileStudy, string> {
	const { items, skipped } = labelledOf(readContents(text, formatOfFile(name)));
	if (items.length === 0) {
		return failure(
			`${name} holds no solution with labelled steps (ProcessBench, PRM800K, Math-Shepherd, or a table with the columns problem, solution and labels).`,
		);
	}
	return success({ study: judgingStudy(draft, name, items), messages: messagesOf(skipped) });
}

const messagesOf = (skipped: readonly SkippedText[]): string[] =>
	skipped.map(({ message }) => message);
