import { decode, nullable, only, optional, type Reader } from '../../domain/json.ts';
import { type LessonPack, packReader } from '../../domain/lesson/pack.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { type CheckLink, checkLink } from '../../pages/check/check-link.ts';
import { type LabLink, labLink } from '../../pages/lab/lab-link.ts';
import { type PlayLink, playLink } from '../../pages/play/play-link.ts';
import { type SolveLink, solveLink } from '../../pages/solve/solve-link.ts';
import { type NamedModels, namedModels } from '../../parts/link/link-models.ts';
import { type LinkError, readFragment } from '../../parts/link/link-text.ts';
import { noShape, type Shape, type ShapedPage, shapeReader } from '../../parts/link/shape.ts';

type Rest = { readonly shape: Shape; readonly models: NamedModels | null };

/** What a made link holds, by the page that it opens. */
export type MadeLink = Rest &
	(
		| { readonly page: 'solve'; readonly content: SolveLink }
		| { readonly page: 'check'; readonly content: CheckLink }
		| { readonly page: 'lab'; readonly content: LabLink }
		| { readonly page: 'play'; readonly content: PlayLink }
		| { readonly page: 'lesson'; readonly content: LessonPack }
	);

const contents = { solve: solveLink, check: checkLink, lab: labLink, play: playLink };

function linkReader<Content>(page: ShapedPage, content: Reader<Content>) {
	return only<Rest & { readonly content: Content }>({
		content,
		shape: optional(shapeReader(page), noShape),
		models: optional(nullable(namedModels), null),
	});
}

/** Reads what stands behind the `#` of an address. Never throws. */
export async function readLink(hash: string): Promise<Result<MadeLink, LinkError>> {
	const unpacked = await readFragment(hash);
	if (!unpacked.ok) return unpacked;
	const { page, value } = unpacked.value;
	if (page === 'glossary' || page === 'bench') {
		return failure({ code: 'page', message: `There are no such links to the page “${page}”.` });
	}
	if (page === 'lesson') {
		const pack = decode(value, packReader, 'its lesson');
		if (!pack.ok) return failure(unread(pack.error.message));
		return success({ page, content: pack.value, shape: noShape, models: null });
	}
	const read = decode(value, linkReader<MadeLink['content']>(page, contents[page]), 'its content');
	if (!read.ok) return failure(unread(read.error.message));
	return success({ page, ...read.value } as MadeLink);
}

function unread(reason: string): LinkError {
	const message = `This page does not read what it holds: ${reason}. Make it anew with “Share with a class”.`;
	return { code: 'content', message };
}
