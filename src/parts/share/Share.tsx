import { lazy, Suspense, useState } from 'react';
import type { Reader } from '../../domain/json.ts';
import type { LessonItem } from '../../domain/lesson/pack.ts';
import { Control } from '../link/Control.tsx';
import type { ShapedPage } from '../link/shape.ts';
import { useProjector } from '../projector/projector-context.ts';
import css from './Share.module.css';

const SharePanel = lazy(async () => ({ default: (await import('./SharePanel.tsx')).SharePanel }));

export type ShareProps = {
	readonly page: ShapedPage;
	/** What a link puts into the page, as the page's own reader takes it. */
	readonly content: unknown;
	readonly reader: Reader<unknown>;
	/** What that is, in words. */
	readonly holds: string;
	/** What is shown here, for a lesson; null where there is no problem. */
	readonly lesson: () => LessonItem | null;
};

/** A link, an embed code or a part of a lesson, made of what the page shows. */
export function Share(props: ShareProps) {
	const [isOpen, setOpen] = useState(false);
	if (useProjector()) return null;
	return (
		<Control name="share">
			<details
				className={css['share']}
				onToggle={(event) => event.currentTarget.open && setOpen(true)}
			>
				<summary className={css['title']}>Share with a class</summary>
				{isOpen && (
					<Suspense fallback={<p>Loading…</p>}>
						<SharePanel {...props} />
					</Suspense>
				)}
			</details>
		</Control>
	);
}
