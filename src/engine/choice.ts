/** A file of the visitor's disk, with its path below the folder that was chosen. */
export type DiskFile = { readonly path: string; readonly file: File };

/** Where a model comes from. Plain data: it crosses the thread border. */
export type ModelPlace =
	/** The one that this site ships. */
	| { readonly kind: 'shipped' }
	| { readonly kind: 'none' }
	| { readonly kind: 'disk'; readonly name: string; readonly files: readonly DiskFile[] }
	/** The address of a .gguf file, or of a folder that holds config.json. */
	| { readonly kind: 'address'; readonly url: string }
	/** On the Hugging Face hub. `file` names one of several .gguf files; null takes the only one, or the folder. */
	| {
			readonly kind: 'hub';
			readonly id: string;
			readonly revision: string;
			readonly file: string | null;
	  }
	/** On a server that speaks the OpenAI protocol; it can write, not judge. The key stays in memory. */
	| {
			readonly kind: 'server';
			readonly address: string;
			readonly model: string;
			readonly key: string;
	  };

/** What a model is asked to do. */
export type ModelRole = 'writer' | 'judge' | 'outcome';

/** Which models work together. */
export type ModelChoice = {
	/** Writes solutions. */
	readonly writer: Exclude<ModelPlace, { readonly kind: 'none' }>;
	/** Judges steps: a process reward model. */
	readonly judge: Exclude<ModelPlace, { readonly kind: 'server' }>;
	/** Judges whole solutions: an outcome reward model. */
	readonly outcome: Exclude<ModelPlace, { readonly kind: 'server' }>;
	/** How the judge of steps is read, by an adapter's id; null for the way that it fits. */
	readonly readAs: string | null;
};

export const shippedModels: ModelChoice = {
	writer: { kind: 'shipped' },
	judge: { kind: 'shipped' },
	outcome: { kind: 'shipped' },
	readAs: null,
};

export function isShipped({ writer, judge, outcome }: ModelChoice): boolean {
	return [writer, judge, outcome].every(({ kind }) => kind === 'shipped');
}

/** Files are the same where they were chosen once: another may have the same name. */
export function isSamePlace(a: ModelPlace, b: ModelPlace): boolean {
	if (a.kind !== 'disk' || b.kind !== 'disk') return JSON.stringify(a) === JSON.stringify(b);
	return (
		a.files.length === b.files.length && a.files.every(({ file }, at) => file === b.files[at]?.file)
	);
}

/** What a place is called. */
export function placeWords(place: ModelPlace): string {
	switch (place.kind) {
		case 'shipped':
			return 'shepherd-nano';
		case 'none':
			return 'nobody';
		case 'disk':
			return place.name;
		case 'address':
			return place.url;
		case 'hub':
			return place.file === null ? place.id : `${place.id}, ${place.file}`;
		case 'server':
			return `${place.model} at ${place.address}`;
	}
}
