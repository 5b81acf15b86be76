import { AnswerField } from '../../../parts/field/AnswerField.tsx';
import { TextArea } from '../../../parts/field/TextField.tsx';
import { Stack } from '../../../parts/layout/Stack.tsx';
import type { TypedDraft } from './typed-draft.ts';

type Props = {
	readonly draft: TypedDraft;
	readonly onChange: (change: Partial<TypedDraft>) => void;
};

export function TypedProblem({ draft, onChange }: Props) {
	return (
		<Stack>
			<TextArea
				label="Your problem"
				rows={4}
				placeholder="Ben had 44 stickers, bought 11 more and then lost 25. How many stickers does he have left?"
				value={draft.question}
				onChange={(question) => onChange({ question })}
			/>
			<AnswerField
				label="Right answer, if you know it"
				hint="Optional. It is compared with the answers, never shown to the models."
				value={draft.answer}
				onChange={(answer) => onChange({ answer })}
			/>
		</Stack>
	);
}
