import { EngineContext } from '../parts/engine/engine-context.ts';
import type { ModelEngine } from '../run/store.ts';
import { Classroom } from './Classroom.tsx';
import { Controls } from './Controls.tsx';
import css from './Gallery.module.css';
import { Rewards } from './Rewards.tsx';
import { Words } from './Words.tsx';

/** Every part of src/parts in every state that it has. */
export function Gallery({ engine }: { readonly engine: ModelEngine }) {
	return (
		<EngineContext value={engine}>
			<main className={css['gallery']}>
				<Controls />
				<Words />
				<Rewards />
				<Classroom />
			</main>
		</EngineContext>
	);
}
