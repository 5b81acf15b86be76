import { Suspense, useEffect, useState } from 'react';
import { placeWords } from '../../engine/choice.ts';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { modelPickerId } from '../../parts/engine/model-picker.ts';
import { PickerPanel } from '../lazy-pages.ts';
import css from './ModelPicker.module.css';
import { readModels, withModels } from './model-link.ts';

/** Which models work here: the shipped ones, or those that others made. */
export function ModelPicker() {
	const { choice, models } = useEngineState();
	const [linked] = useState(() => readModels(location.search));
	// What was opened once stays, with what is filled in.
	const [isOpened, setIsOpened] = useState(linked !== null);
	useEffect(() => {
		if (models.kind !== 'ready') return;
		// Only a load tells what a file of the disk is; all else was named as it was chosen.
		const { choice: used, info } = models;
		if (![used.writer, used.judge, used.outcome].some(({ kind }) => kind === 'disk')) return;
		const query = withModels(location.search, used, info.foreign);
		history.replaceState(history.state, '', location.pathname + query + location.hash);
	}, [models]);
	return (
		<details
			id={modelPickerId}
			className={css['picker']}
			open={linked !== null}
			onToggle={({ currentTarget }) => currentTarget.open && setIsOpened(true)}
		>
			<summary>
				Models: {placeWords(choice.writer)} writes, {placeWords(choice.judge)} judges steps,{' '}
				{placeWords(choice.outcome)} outcomes
			</summary>
			{isOpened && (
				<Suspense>
					<PickerPanel linked={linked} />
				</Suspense>
			)}
		</details>
	);
}
