import type { ReactNode } from 'react';
import { useEngine, useEngineState } from './engine-context.ts';
import { LoadStatus } from './LoadStatus.tsx';
import css from './StatusLine.module.css';

/** One line under the buttons, always there so that nothing moves: a load's progress, else what to know now. */
export function StatusLine({ children }: { readonly children: ReactNode }) {
	const engine = useEngine();
	const { models } = useEngineState();
	return (
		<div className={css['status']} tabIndex={-1}>
			{models.kind === 'loading' ? (
				<LoadStatus progress={models.progress} onCancel={engine.cancelLoad} />
			) : (
				<p>{children}</p>
			)}
		</div>
	);
}
