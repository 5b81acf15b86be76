import { Suspense, useState } from 'react';
import { DoctorPanel } from '../lazy-pages.ts';
import css from './ModelPicker.module.css';

/** What the models read, token by token, for whoever wonders at a reward. */
export function Doctor() {
	const [isOpened, setIsOpened] = useState(false);
	return (
		<details
			className={css['picker']}
			onToggle={({ currentTarget }) => currentTarget.open && setIsOpened(true)}
		>
			<summary>Doctor: what the models read, token by token</summary>
			{isOpened && (
				<Suspense>
					<DoctorPanel />
				</Suspense>
			)}
		</details>
	);
}
