import { useId, useState } from 'react';
import { text } from '../../domain/json.ts';
import { sessionDraft } from '../../parts/draft/session-draft.ts';
import control from '../../parts/styles/control.module.css';
import css from './ResultsExport.module.css';

type Props = { readonly onExport: (name: string) => void };

const keptName = sessionDraft('steplight.play.name', text);

/** A name, if one is wanted, and the file. Nothing leaves this tab but the file. */
export function ResultsExport({ onExport }: Props) {
	const id = useId();
	const [name, setName] = useState(() => keptName.read() ?? '');
	const change = (typed: string) => {
		setName(typed);
		keptName.keep(typed);
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
