import type { Study } from '../../domain/study/studies.ts';
import type { EngineInfo } from '../../engine/info.ts';

/** A study that is begun with the models that are loaded. */
export function begunWith<S extends Study>(study: S, info: EngineInfo): S {
	const { model, judge, files, backend, threads, adapter, verdictOnSteps } = info;
	const ownThreshold = judge === 'none' ? null : verdictOnSteps.threshold;
	const settings = study.kind === 'steps' ? { ...study.settings, ownThreshold } : study.settings;
	return {
		...study,
		settings,
		models: { writer: model, judge, files },
		backend: { name: backend, threads, adapter },
	};
}

/** Whether a study was begun with other models than those that are loaded. */
export function hasOtherModels({ models }: Study, info: EngineInfo): boolean {
	if (models === null) return false;
	const marks = (files: EngineInfo['files']): string =>
		files.map(({ path, bytes, hash }) => `${path}/${bytes}/${hash}`).join('\n');
	return (
		models.writer !== info.model ||
		models.judge !== info.judge ||
		marks(models.files) !== marks(info.files)
	);
}
