import { Suspense, useState } from 'react';
import { placeWords } from '../../engine/choice.ts';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { modelPickerId } from '../../parts/engine/model-picker.ts';
import { PickerPanel } from '../lazy-pages.ts';
import css from './ModelPicker.module.css';
import { readModels } from './model-link.ts';

/** Which models work here: the shipped ones, or those that others made. */
export function ModelPicker() {
	const { choice } = useEngineState();
	const [linked] = useState(() => readModels(location.search));
	// What was opened once stays, with what is filled in.
	const [isOpened, setIsOpened] = useState(linked !== null);
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
