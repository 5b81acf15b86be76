import { useRef, useState } from 'react';
import type { LoadProgress } from '../../engine/info.ts';
import { ActionButton } from '../button/ActionButton.tsx';
import { useKeptFocus } from '../button/useKeptFocus.ts';
import { ProgressBar } from '../progress/ProgressBar.tsx';
import { Spoken } from '../text/Hidden.tsx';
import { formatMegabytes, percent } from '../words/number-words.ts';
import css from './LoadStatus.module.css';

type Props = { readonly progress: LoadProgress | null; readonly onCancel: () => void };

/** How far a load is, and the way out of it. */
export function LoadStatus({ progress, onCancel }: Props) {
	const [leaving, setLeaving] = useState(false);
	const whole = useRef<HTMLDivElement>(null);
	useKeptFocus(whole);
	const isDownload = progress?.phase === 'download';
	return (
		<div ref={whole} className={css['load']}>
			<div className={css['progress']}>
				<ProgressBar
					label="Loading the models"
					max={progress?.totalBytes ?? 0}
					value={isDownload ? progress.loadedBytes : null}
				/>
				<span>{leaving ? 'Cancelling…' : loadWords(progress)}</span>
			</div>
			<ActionButton
				blocked={leaving}
				onPress={() => {
					setLeaving(true);
					onCancel();
				}}
			>
				Cancel
			</ActionButton>
			<Spoken>{spokenWords(progress)}</Spoken>
		</div>
	);
}

function loadWords(progress: LoadProgress | null): string {
	switch (progress?.phase) {
		case undefined:
			return 'Starting…';
		case 'download':
			return `${formatMegabytes(progress.loadedBytes)} of ${formatMegabytes(progress.totalBytes)}`;
		case 'compile':
			return 'Preparing the models…';
		case 'check':
			return 'Checking them against known values…';
	}
}

/** A screen reader hears each quarter, not each chunk. The page itself says that a load begins. */
function spokenWords(progress: LoadProgress | null): string {
	if (progress === null) return '';
	if (progress.phase !== 'download') return 'Preparing and checking the models.';
	const quarters = Math.floor((4 * progress.loadedBytes) / Math.max(1, progress.totalBytes));
	return quarters === 0
		? ''
		: `${percent(quarters / 4)} of ${formatMegabytes(progress.totalBytes)} loaded.`;
}
