import { useId, useState } from 'react';
import control from '../../parts/styles/control.module.css';
import css from './ResultsExport.module.css';

type Props = { readonly onExport: (name: string) => void };

const storageKey = 'steplight.play.name';

/** A name, if one is wanted, and the file. Nothing leaves this tab but the file. */
export function ResultsExport({ onExport }: Props) {
	const id = useId();
	const [name, setName] = useState(() => readName(sessionStorage));
	const change = (typed: string) => {
		setName(typed);
		keepName(sessionStorage, typed);
	};
	return (
		<div className={css['export']}>
			<div className={control['field']}>
				<label className={control['label']} htmlFor={id}>
					Name for the file (optional)
				</label>
				<input
					id={id}
					className={control['input']}
					autoComplete="name"
					maxLength={60}
					value={name}
					onChange={(event) => change(event.target.value)}
				/>
			</div>
			<button type="button" className={control['button']} onClick={() => onExport(name.trim())}>
				Export results as CSV
			</button>
		</div>
	);
}

function readName(storage: Storage): string {
	try {
		return storage.getItem(storageKey) ?? '';
	} catch {
		return '';
	}
}

function keepName(storage: Storage, name: string): void {
	try {
		storage.setItem(storageKey, name);
	} catch {
		// A full or blocked storage: the name is still in the field.
	}
}
