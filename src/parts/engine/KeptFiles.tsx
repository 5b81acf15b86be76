import { useCallback, useEffect, useState } from 'react';
import type { KeptModels } from '../../engine/info.ts';
import type { RunState } from '../../run/state.ts';
import { ActionButton } from '../button/ActionButton.tsx';
import { usePage } from '../navigation/pages.ts';
import { formatMegabytes } from '../styles/format.ts';
import css from './KeptFiles.module.css';

type Props = { readonly state: RunState; readonly keptModels: KeptModels };

/** How much of the models this browser keeps for the next visit, and the way to be rid of it. */
export function KeptFiles({ state, keptModels }: Props) {
	const [bytes, setBytes] = useState<number | null>(null);
	const [isCleared, setIsCleared] = useState(false);
	const measure = useCallback(async () => setBytes(await keptModels.bytes()), [keptModels]);
	const isLoading = state.kind === 'loading';
	const [page] = usePage();
	// biome-ignore lint/correctness/useExhaustiveDependencies: a load that ended, here or on another page, has changed what is kept.
	useEffect(() => {
		setIsCleared(false);
		void measure();
	}, [measure, isLoading, page]);

	const clear = async () => {
		await keptModels.clear();
		await measure();
		setIsCleared(true);
	};
	const isBlocked = isLoading || bytes === null || bytes === 0;
	return (
		<div className={css['kept']}>
			<p role="status">{isCleared && 'Cleared. The next load downloads them again.'}</p>
			<p>
				Model files kept in this browser:{' '}
				<strong>{bytes === null ? '–' : bytes === 0 ? 'none' : formatMegabytes(bytes)}</strong>
			</p>
			<ActionButton blocked={isBlocked} onPress={() => void clear()}>
				Clear
			</ActionButton>
		</div>
	);
}
