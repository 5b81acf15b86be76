import type { ReactNode } from 'react';
import { StepText } from '../steps/StepText.tsx';
import css from './RevealBoard.module.css';

type Props = {
	readonly at: number;
	readonly text: string;
	/** Whether its reward is revealed; before, the calculator's marks would give it away. */
	readonly isMarked: boolean;
	readonly mark: ReactNode;
	/** The hands for it; null where the guessing is over. */
	readonly hands: ReactNode;
};

export function BoardStep({ at, text, isMarked, mark, hands }: Props) {
	return (
		<li className={css['step']}>
			<span className={css['number']}>{at + 1}</span>
			<span className={css['text']} dir="auto">
				{isMarked ? <StepText text={text} /> : text}
			</span>
			{isMarked && <span>{mark}</span>}
			{hands}
		</li>
	);
}
