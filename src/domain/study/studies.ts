import { object, parseJson } from '../json.ts';
import { failure, type Result, success } from '../result.ts';
import { bestOfNParts } from './best-of-n-study.ts';
import { labelsParts } from './labels-study.ts';
import { type RecordOf, studyFormat, studyReader, studyVersion } from './record.ts';
import { searchParts } from './search-study.ts';
import { stepsParts } from './steps-study.ts';

/** Every kind of study that there is. */
const parts = {
	'best-of-n': bestOfNParts,
	steps: stepsParts,
	search: searchParts,
	labels: labelsParts,
} as const;

export type StudyKind = keyof typeof parts;
export type StudyOf<Kind extends StudyKind> = RecordOf<(typeof parts)[Kind]>;
/** A study of any kind. */
export type Study = { [Kind in StudyKind]: StudyOf<Kind> }[StudyKind];

export type StudyError = {
	readonly code: 'not-json' | 'not-a-study' | 'newer' | 'unknown-kind' | 'broken';
	/** A sentence that says what is wrong and what to do. */
	readonly message: string;
};

const isKind = (kind: unknown): kind is StudyKind =>
	typeof kind === 'string' && Object.hasOwn(parts, kind);

/** Reads what `writeStudy` writes. Never throws. */
export function readStudy(text: string): Result<Study, StudyError> {
	const found = parseJson(text, object, 'the file');
	if (!found.ok) {
		const isSyntax = found.error.code === 'syntax';
		return failure(
			isSyntax
				? { code: 'not-json', message: `This is not JSON (${found.error.message}).` }
				: notAStudy,
		);
	}
	const { format, version, kind } = found.value;
	if (format !== studyFormat) return failure(notAStudy);
	if (typeof version === 'number' && version > studyVersion) {
		return failure({
			code: 'newer',
			message: `This study was written by a newer Steplight (format ${version}, this one reads ${studyVersion}). Reload the page, or update.`,
		});
	}
	if (!isKind(kind)) {
		const known = Object.keys(parts).join(', ');
		return failure({
			code: 'unknown-kind',
			message: `This study is of the kind ${JSON.stringify(kind)}; known are ${known}.`,
		});
	}
	// Of a union of readers the compiler takes none; each gives a study of its own kind.
	const reader = studyReader<string, unknown, unknown, unknown>(parts[kind]);
	const read = parseJson(text, reader, 'the file');
	return read.ok
		? success(read.value as Study)
		: failure({ code: 'broken', message: `This study cannot be read: ${read.error.message}.` });
}

const notAStudy: StudyError = {
	code: 'not-a-study',
	message: `This is no study of Steplight: it lacks "format": "${studyFormat}". A bank or a file of solutions is opened as such.`,
};

/** One JSON file, an item and a row a line, so that two studies can be compared by line. */
export function writeStudy({ items, rows, ...head }: Study): string {
	const lines = (values: readonly unknown[]): string =>
		values.length === 0 ? '[]' : `[\n${values.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
	const start = JSON.stringify(head, null, '\t').slice(0, -2);
	return `${start},\n\t"items": ${lines(items)},\n\t"rows": ${lines(rows)}\n}\n`;
}
