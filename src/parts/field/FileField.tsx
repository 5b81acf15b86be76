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
	/** Whether several files can be opened at once. */
	readonly multiple?: boolean;
	readonly onOpen: (...files: readonly [File, ...File[]]) => void;
};

/** A file of the visitor's own, or several. */
export function FileField({ label, accept, words, multiple = false, onOpen }: Props) {
	const id = useId();
	return (
		<Field id={id} label={label}>
			<input
				id={id}
				type="file"
				className={css['input']}
				accept={accept}
				multiple={multiple}
				// Emptied before the next is chosen, so that the same file can be opened again; until then it is named.
				onClick={({ currentTarget }) => {
					currentTarget.value = '';
				}}
				onChange={({ currentTarget }) => {
					const [file, ...more] = currentTarget.files ?? [];
					if (file !== undefined) onOpen(file, ...more);
				}}
			/>
			<Hint role="status">{words}</Hint>
		</Field>
	);
}
