import { readFile, rename, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { failure, type Result, success } from '../../domain/result.ts';
import { readStudy, type Study, writeStudy } from '../../domain/study/studies.ts';
import { readText } from '../input.ts';

/** A study of a file; the message says why there is none. */
export async function openStudy(path: string): Promise<Result<Study, string>> {
	const text = await readText(path);
	if (!text.ok) return text;
	const study = readStudy(text.value);
	return study.ok ? study : failure(`${path}: ${study.error.message}`);
}

/** Whole or not at all: a reader never sees half a file. */
export async function saveStudy(path: string, study: Study): Promise<void> {
	await writeFile(`${path}.part`, writeStudy(study));
	await rename(`${path}.part`, path);
}

/** The rows that an earlier run of the same study left in the file; none without a file. Another study is not overwritten. */
export async function rowsBefore<S extends Study>(
	path: string | null,
	wanted: S,
): Promise<Result<S['rows'], string>> {
	if (path === null || !(await exists(path))) return success([]);
	const found = await openStudy(path);
	if (!found.ok) return found;
	const { kind, settings, items, models, rows } = found.value;
	const isSame =
		kind === wanted.kind &&
		isDeepStrictEqual(settings, wanted.settings) &&
		isDeepStrictEqual(items, wanted.items) &&
		isDeepStrictEqual(models, wanted.models);
	if (isSame) return success(rows);
	return failure(
		`${path} holds another study (other items, settings or models). Name another file, or remove it.`,
	);
}

async function exists(path: string): Promise<boolean> {
	return readFile(path).then(
		() => true,
		() => false,
	);
}
