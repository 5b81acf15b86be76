import { list, nullable, object, type Reader, record, text } from '../domain/json.ts';
import type { Problem } from '../domain/problem.ts';
import type { PageName } from '../parts/navigation/pages.ts';
import type { RunStore } from '../run/store.ts';

/** A solution that goes from one page to another. */
export type Given = { readonly problem: Problem; readonly steps: readonly string[] };

/** What a link may hold of somebody's own text. */
export const longestQuestion = 4000;
export const longestSolution = 20_000;

/** What every page is given to work with. */
export type PageProps = {
	/** The runs of this page alone. */
	readonly store: RunStore;
	/** Shows another page with a solution to work on. */
	readonly onOpen: (page: PageName, given: Given) => void;
};

/** What a link puts into a page; null where none does. */
export type Linked<Content> = { readonly link: Content | null };

/** A problem as a draft holds it. */
const fields = record<Problem>({
	id: text,
	topic: text,
	question: text,
	answer: nullable(text),
	reference: list(text),
});

/** What else a problem of the world carries, its program above all, stays with it. */
export const problemReader: Reader<Problem> = (value, path) => ({
	...object(value, path),
	...fields(value, path),
});

export const givenReader: Reader<Given> = record<Given>({
	problem: problemReader,
	steps: list(text),
});
