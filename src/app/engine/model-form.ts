import type { DiskFile, ModelChoice, ModelPlace, ModelRole } from '../../engine/choice.ts';

/** What is filled in for one place of the model picker. */
export type PlaceForm = {
	readonly kind: ModelPlace['kind'];
	readonly files: readonly DiskFile[];
	/** What their folder is called; empty where files were chosen one by one. */
	readonly folder: string;
	/** SHA-256 of the file that a link names; empty for none. */
	readonly wanted: string;
	/** Of the hub: owner/name. */
	readonly id: string;
	readonly revision: string;
	/** One of several .gguf files; empty for the only one, or the folder. */
	readonly file: string;
	readonly url: string;
	/** Of a server. */
	readonly address: string;
	readonly model: string;
	readonly key: string;
};

export const blankPlace: PlaceForm = {
	kind: 'shipped',
	files: [],
	folder: '',
	wanted: '',
	id: '',
	revision: 'main',
	file: '',
	url: '',
	address: 'http://localhost:11434',
	model: '',
	key: '',
};

/** The place that a form describes, or the sentence that says what is missing. */
export function placeOf(form: PlaceForm): ModelPlace | string {
	const [id, url, model] = [form.id.trim(), form.url.trim(), form.model.trim()];
	switch (form.kind) {
		case 'shipped':
		case 'none':
			return { kind: form.kind };
		case 'disk': {
			const [first] = form.files;
			if (first === undefined) return 'Choose a .gguf file, or all files of a model’s folder.';
			const alone = form.files.length === 1 ? first.path : 'the chosen files';
			return { kind: 'disk', name: form.folder || alone, files: form.files };
		}
		case 'hub':
			if (id === '') return 'Write the id of a model as owner/name.';
			return {
				kind: 'hub',
				id,
				revision: form.revision.trim() || 'main',
				file: form.file.trim() || null,
			};
		case 'address':
			return URL.canParse(url)
				? { kind: 'address', url }
				: 'Write the whole address of a .gguf file, or of a folder with config.json.';
		case 'server':
			if (model === '') return 'Write the name of the model as the server knows it.';
			return { kind: 'server', address: form.address.trim(), model, key: form.key };
	}
}

/** What is filled in for each place, and how the judge of steps is to be read. */
export type ChoiceForm = Readonly<Record<ModelRole, PlaceForm>> & {
	/** An adapter's id; empty for the way that the model fits. */
	readonly readAs: string;
};

export const blankChoice: ChoiceForm = {
	writer: blankPlace,
	judge: blankPlace,
	outcome: blankPlace,
	readAs: '',
};

/** The choice that a form describes, or what is missing. */
export function choiceOf(form: ChoiceForm): ModelChoice | string {
	const [writer, judge, outcome] = [form.writer, form.judge, form.outcome].map(placeOf);
	if (typeof writer === 'string') return writer;
	if (typeof judge === 'string') return judge;
	if (typeof outcome === 'string') return outcome;
	if (writer === undefined || writer.kind === 'none') return 'Something has to write.';
	if (judge === undefined || judge.kind === 'server') return 'A server can write, not judge.';
	if (outcome === undefined || outcome.kind === 'server') return 'A server can write, not judge.';
	return { writer, judge, outcome, readAs: form.readAs || null };
}

/** A model of others needs no network but what it names; these hosts are asked when it is loaded. */
export function hostsOf({ writer, judge, outcome }: ModelChoice): readonly string[] {
	return [...new Set([writer, judge, outcome].flatMap(hostOf))];
}

/** Asked where this place is looked at or loaded; empty for none. */
export function hostOf(place: ModelPlace): readonly string[] {
	switch (place.kind) {
		case 'hub':
			return ['huggingface.co'];
		case 'address':
			return [new URL(place.url).host];
		case 'server':
			return [place.address.replace(/^https?:\/\//iu, '').replace(/\/.*$/u, '')];
		case 'shipped':
		case 'none':
		case 'disk':
			return [];
	}
}
