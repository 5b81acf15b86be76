import type { ReactNode } from 'react';
import { useEngine, useEngineState } from './engine-context.ts';
import { LoadStatus } from './LoadStatus.tsx';
import css from './StatusLine.module.css';
import { useOnline } from './useOnline.ts';

const stranded =
	'You are offline, and the models are not on this device yet. Connect to the network to load them once.';

/** One line under the buttons, always there so that nothing moves: a load's progress, else what to know now. */
export function StatusLine({ children }: { readonly children: ReactNode }) {
	const engine = useEngine();
	const { models, files } = useEngineState();
	const isStranded = !useOnline() && models.kind === 'none' && files.missingBytes !== 0;
	return (
		<div className={css['status']} tabIndex={-1}>
			{models.kind === 'loading' ? (
				<LoadStatus progress={models.progress} onCancel={engine.cancelLoad} />
			) : (
				<p>{isStranded ? stranded : children}</p>
			)}
		</div>
	);
}
