import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { Note } from '../../../parts/note/Note.tsx';
import { countOf } from '../../../parts/words/number-words.ts';

type Props = {
	/** Steps that are kept. */
	readonly steps: readonly string[];
	readonly blocked: boolean;
	readonly onForget: () => void;
};

/** Said while runs do not begin at the start. */
export function PrefixNote({ steps, blocked, onForget }: Props) {
	const last = steps.at(-1);
	if (last === undefined) return null;
	return (
		<Note tone="accent">
			Every solution begins with {countOf(steps.length, 'kept step')}, up to “{last}”.{' '}
			<ActionButton size="text" blocked={blocked} onPress={onForget}>
				Begin at the start
			</ActionButton>
		</Note>
	);
}
