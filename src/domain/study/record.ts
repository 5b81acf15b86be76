import { list, nullable, number, oneOf, type Reader, record, text, where, whole } from '../json.ts';

/** A model file that took part. */
export type ModelFile = {
	readonly path: string;
	readonly bytes: number;
	/** Its SHA-256, or another mark of its content that its host gives; null where nobody computed one. */
	readonly hash: string | null;
};

/** Which models took part. */
type StudyModels = {
	readonly writer: string;
	readonly judge: string;
	/** None where nobody knows them, as of a model behind a server. */
	readonly files: readonly ModelFile[];
};

/** What ran the models. */
type StudyBackend = {
	readonly name: 'webgpu' | 'wasm';
	readonly threads: number;
	/** Name of the GPU adapter; null on WebAssembly or where the browser hides it. */
	readonly adapter: string | null;
};

/** What is known of a study before its first result. */
export type StudyHead<Kind extends string, Settings> = {
	readonly format: typeof studyFormat;
	readonly version: typeof studyVersion;
	readonly kind: Kind;
	/** All that its results depend on beside the models; its `seed` seeds whatever is random. */
	readonly settings: Settings & { readonly seed: number };
	/** Where its items come from, in words: 'world, test split, seed 3', 'class.csv'. */
	readonly source: string;
	/** Version of the app that ran it. */
	readonly app: string;
	/** When it was begun: ISO 8601, UTC. */
	readonly begun: string;
	/** null where no model was asked: the results came from a file. */
	readonly models: StudyModels | null;
	readonly backend: StudyBackend | null;
};

/** One study, whole: what was asked, by what, of which items, and what came of each. */
export type StudyRecord<Kind extends string, Settings, Item, Row> = StudyHead<Kind, Settings> & {
	/** What is studied: problems, or solutions of problems. */
	readonly items: readonly Item[];
	/** Row i is of item i; fewer rows than items: the study was not run to its end. */
	readonly rows: readonly Row[];
};

/** A study that nobody has begun. @param parts what it is of, and how. */
export function newStudy<Kind extends string, Settings, Item>(
	parts: Pick<StudyHead<Kind, Settings>, 'kind' | 'settings' | 'source' | 'app'> & {
		readonly items: readonly Item[];
	},
): StudyHead<Kind, Settings> & { readonly items: readonly Item[]; readonly rows: readonly [] } {
	return {
		format: studyFormat,
		version: studyVersion,
		begun: new Date().toISOString(),
		models: null,
		backend: null,
		rows: [],
		...parts,
	};
}

export const studyFormat = 'steplight-study';
export const studyVersion = 1;

/** How the parts of one kind of study are read from JSON. A new kind is a file with these, and a line in studies.ts. */
export type StudyParts<Kind extends string, Settings, Item, Row> = {
	readonly kind: Kind;
	readonly settings: Reader<Settings & { readonly seed: number }>;
	readonly item: Reader<Item>;
	readonly row: Reader<Row>;
};

export type RecordOf<Parts> =
	Parts extends StudyParts<infer Kind, infer Settings, infer Item, infer Row>
		? StudyRecord<Kind, Settings, Item, Row>
		: never;

const models = record<StudyModels>({
	writer: text,
	judge: text,
	files: list(record<ModelFile>({ path: text, bytes: whole, hash: nullable(text) })),
});

const backend = record<StudyBackend>({
	name: oneOf('webgpu', 'wasm'),
	threads: whole,
	adapter: nullable(text),
});

/** Reads a whole study of one kind. */
export function studyReader<Kind extends string, Settings, Item, Row>({
	kind,
	settings,
	item,
	row,
}: StudyParts<Kind, Settings, Item, Row>): Reader<StudyRecord<Kind, Settings, Item, Row>> {
	return where(
		record<StudyRecord<Kind, Settings, Item, Row>>({
			format: oneOf(studyFormat),
			version: oneOf(studyVersion),
			kind: oneOf(kind),
			settings,
			source: text,
			app: text,
			begun: text,
			models: nullable(models),
			backend: nullable(backend),
			items: list(item),
			rows: list(row),
		}),
		({ items, rows }) => rows.length <= items.length,
		'a study with no more rows than items',
	);
}

/** A share, such as a reward. */
export const share: Reader<number> = where(
	number,
	(value) => value >= 0 && value <= 1,
	'a number from 0 to 1',
);
