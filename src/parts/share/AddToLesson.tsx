import { useState } from 'react';
import { decode } from '../../domain/json.ts';
import { itemReader, type LessonItem, packLimits } from '../../domain/lesson/pack.ts';
import { type Veil, veils } from '../../domain/reveal.ts';
import { ActionButton } from '../button/ActionButton.tsx';
import { Row } from '../layout/Row.tsx';
import { lessonDraft } from '../lesson/lesson-draft.ts';
import { Hint } from '../text/Hint.tsx';

type Props = {
	/** What the page shows now. */
	readonly make: () => LessonItem | null;
	/** What the link hides; where it hides nothing, the lesson hides all. */
	readonly hides: readonly Veil[];
};

/** Puts what the page shows, with its solutions and rewards, into the lesson that is being made. */
export function AddToLesson({ make, hides }: Props) {
	const [said, setSaid] = useState('');
	const add = () => {
		const item = make();
		if (item === null) return setSaid('There is no problem to add yet.');
		const whole = { ...item, hides: hides.length === 0 ? veils : hides };
		const read = decode(whole, itemReader, 'it');
		if (!read.ok) return setSaid(`It does not fit into a pack: ${read.error.message}.`);
		const count = lessonDraft.add(read.value);
		setSaid(
			count === null
				? `A pack holds ${packLimits.items} problems, and this one is full.`
				: `Added as number ${count}.`,
		);
	};
	return (
		<Row>
			<ActionButton onPress={add}>Add to the lesson pack</ActionButton>
			<a href="#lesson">Lesson</a>
			<Hint aria-live="polite">{said}</Hint>
		</Row>
	);
}
