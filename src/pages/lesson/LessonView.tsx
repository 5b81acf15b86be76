import { useEffect, useRef } from 'react';
import type { LessonPack } from '../../domain/lesson/pack.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { PageHead } from '../../parts/panel/PageHead.tsx';
import { LessonStep } from './LessonStep.tsx';
import css from './LessonView.module.css';
import { useArrowKeys } from './useArrowKeys.ts';

type Props = {
	readonly pack: LessonPack;
	/** Index of the problem that is shown. */
	readonly at: number;
	readonly onGo: (at: number) => void;
	readonly onEnd: () => void;
};

/** One problem of a lesson at a time. */
export function LessonView({ pack, at, onGo, onEnd }: Props) {
	const { title, items } = pack;
	const item = items[at];
	const place = useRef<HTMLDivElement>(null);
	const before = useRef(at);
	useEffect(() => {
		if (before.current === at) return;
		before.current = at;
		place.current?.focus();
		scrollTo({ top: 0 });
	}, [at]);
	const back = at > 0 ? () => onGo(at - 1) : null;
	const on = at + 1 < items.length ? () => onGo(at + 1) : null;
	useArrowKeys(back, on);
	return (
		<>
			<PageHead title={title === '' ? 'Lesson' : title}>{null}</PageHead>
			<p ref={place} tabIndex={-1} className={css['place']}>
				{items.length === 0
					? 'There is no problem in this lesson.'
					: `Problem ${at + 1} of ${items.length}`}
			</p>
			{item !== undefined && <LessonStep key={at} name={String(at)} item={item} />}
			<Row>
				<ActionButton
					blocked={back === null}
					aria-keyshortcuts="ArrowLeft"
					onPress={() => back?.()}
				>
					Problem before <kbd>←</kbd>
				</ActionButton>
				<ActionButton blocked={on === null} aria-keyshortcuts="ArrowRight" onPress={() => on?.()}>
					Next problem <kbd>→</kbd>
				</ActionButton>
				<ActionButton onPress={onEnd}>End the lesson</ActionButton>
			</Row>
		</>
	);
}
