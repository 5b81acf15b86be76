import { answerHint, readAnswer } from '../../domain/read-answer.ts';
import { TextField } from './TextField.tsx';

type Props = {
	readonly label: string;
	/** What it is for, while nothing in it is unreadable. */
	readonly hint: string;
	readonly value: string;
	readonly onChange: (typed: string) => void;
};

/** The right answer of a problem, as people write numbers. */
export function AnswerField({ label, hint, value, onChange }: Props) {
	const unread = value.trim() !== '' && readAnswer(value) === null;
	return (
		<TextField
			label={label}
			hint={unread ? `Not read as a number, so not used. ${answerHint}` : hint}
			short
			autoComplete="off"
			invalid={unread}
			value={value}
			onChange={onChange}
		/>
	);
}
