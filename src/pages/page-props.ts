import type { Problem } from '../domain/problem.ts';
import type { KeptModels } from '../engine/info.ts';
import type { PageName } from '../parts/navigation/pages.ts';
import type { EngineLoader, RunStore } from '../run/control.ts';

/** A solution that goes from one page to another. */
export type Given = { readonly problem: Problem; readonly steps: readonly string[] };

/** What every page is given to work with. */
export type PageProps = {
	readonly loader: EngineLoader;
	/** The runs of this page alone. */
	readonly store: RunStore;
	/** Size of all model files; null while it is not known. */
	readonly modelBytes: number | null;
	readonly keptModels: KeptModels;
	/** Shows another page with a solution to work on. */
	readonly onOpen: (page: PageName, given: Given) => void;
};
