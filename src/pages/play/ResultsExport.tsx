import { useState } from 'react';
import { text } from '../../domain/json.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { sessionDraft } from '../../parts/draft/session-draft.ts';
import { TextField } from '../../parts/field/TextField.tsx';
import { Row } from '../../parts/layout/Row.tsx';

type Props = { readonly onExport: (name: string) => void };

const keptName = sessionDraft('steplight.play.name', text);

/** A name, if one is wanted, and the file. Nothing leaves this tab but the file. */
export function ResultsExport({ onExport }: Props) {
	const [name, setName] = useState(() => keptName.read() ?? '');
	const change = (typed: string) => {
		setName(typed);
		keptName.keep(typed);
	};
	return (
		<Row align="end">
			<TextField
				label="Name for the file (optional)"
				autoComplete="name"
				maxLength={60}
				value={name}
				onChange={change}
			/>
			<ActionButton onPress={() => onExport(name.trim())}>Export results as CSV</ActionButton>
		</Row>
	);
}
