import { addressSource } from './address-source.ts';
import { type ByteSource, blobSource } from './byte-source.ts';
import { type HashedSource, hashWhileRead } from './hash-while-read.ts';

/** Where the files of one model are. */
export type ModelFolder = {
	/** What messages call it. */
	readonly name: string;
	/** Below the folder; null where an address cannot be listed. */
	readonly paths: readonly string[] | null;
	/** As its host says; null where it does not. */
	readonly licence: string | null;
	/** The commit that its files are read at; null where there is none. */
	readonly commit: string | null;
	/** What a file is known by from visit to visit, beside its size: a hash or a date; null for nothing. */
	mark(path: string): string | null;
	/** Null where there is no such file. Rejects with a ModelFileError. */
	open(path: string): Promise<ByteSource | HashedSource | null>;
};

/**
 * Files from disk, by a button or a drop: one GGUF file, or what a Hugging Face folder holds. They are read where
 * they lie.
 *
 * @param files by their paths below the folder, which a File on its way to another thread forgets.
 */
export function diskFolder(name: string, files: ReadonlyMap<string, File>): ModelFolder {
	return {
		...{ name, licence: null, commit: null },
		paths: [...files.keys()],
		mark: (path) => String(files.get(path)?.lastModified ?? null),
		async open(path) {
			const file = files.get(path);
			return file === undefined ? null : hashWhileRead(blobSource(file, path));
		},
	};
}

/** The address of a .gguf file, or of a folder that holds config.json. */
export function addressFolder(address: string, signal?: AbortSignal): ModelFolder {
	const url = new URL(address);
	const file = url.pathname.split('/').at(-1) ?? '';
	const isFile = /\.gguf$/iu.test(file);
	const base = isFile || url.pathname.endsWith('/') ? url : new URL(`${url.pathname}/`, url);
	return {
		name: isFile ? decodeURIComponent(file) : base.href,
		...{ licence: null, commit: null },
		paths: isFile ? [file] : null,
		mark: () => null,
		open: (path) =>
			addressSource(new URL(path, base).href, { name: path, ...(signal ? { signal } : {}) }),
	};
}
