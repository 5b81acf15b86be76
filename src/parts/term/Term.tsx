import { type ReactNode, useId } from 'react';
import { type GlossaryKey, glossary } from './glossary.ts';
import css from './Term.module.css';

type Props = {
	readonly of: GlossaryKey;
	/** The word as it stands in the text. */
	readonly children: ReactNode;
};

/** A word of the field that explains itself when it is pressed: by mouse, touch or keyboard. */
export function Term({ of, children }: Props) {
	const id = useId();
	return (
		<>
			<button type="button" className={css['word']} popoverTarget={id}>
				{children}
			</button>
			<span id={id} popover="auto" className={css['means']}>
				{glossary[of].means}
			</span>
		</>
	);
}
