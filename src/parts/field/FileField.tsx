import { useId } from 'react';
import { Hint } from '../text/Hint.tsx';
import { Field } from './Field.tsx';
import css from './input.module.css';

type Props = {
	readonly label: string;
	/** Endings and types, as `accept` takes them. */
	readonly accept: string;
	/** What came of the last file, or what happens with one. */
	readonly words: string;
	readonly onOpen: (file: File) => void;
};

/** One file of the visitor's own. */
export function FileField({ label, accept, words, onOpen }: Props) {
	const id = useId();
	return (
		<Field id={id} label={label}>
			<input
				id={id}
				type="file"
				className={css['input']}
				accept={accept}
				// Emptied before the next is chosen, so that the same file can be opened again; until then it is named.
				onClick={({ currentTarget }) => {
					currentTarget.value = '';
				}}
				onChange={({ currentTarget }) => {
					const file = currentTarget.files?.[0];
					if (file !== undefined) onOpen(file);
				}}
			/>
			<Hint role="status">{words}</Hint>
		</Field>
	);
}
