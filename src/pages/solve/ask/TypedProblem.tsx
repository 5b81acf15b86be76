import { useId } from 'react';
import { parseAnswer } from '../../../domain/answer.ts';
import control from '../../../parts/styles/control.module.css';
import css from './TypedProblem.module.css';
import type { TypedDraft } from './typed-draft.ts';

type Props = {
	readonly draft: TypedDraft;
	readonly onChange: (change: Partial<TypedDraft>) => void;
};

export function TypedProblem({ draft, onChange }: Props) {
	const questionId = useId();
	const answerId = useId();
	const hintId = useId();
	const unread = draft.answer.trim() !== '' && parseAnswer(draft.answer) === null;
	return (
		<div className={css['typed']}>
			<div className={`${control['field']} ${css['question']}`}>
				<label className={control['label']} htmlFor={questionId}>
					Your problem
				</label>
				<textarea
					id={questionId}
					className={`${control['input']} ${css['area']}`}
					rows={4}
					placeholder="Ben had 44 stickers, bought 11 more and then lost 25. How many stickers does he have left?"
					value={draft.question}
					onChange={(event) => onChange({ question: event.target.value })}
				/>
			</div>
			<div className={control['field']}>
				<label className={control['label']} htmlFor={answerId}>
					Right answer, if you know it
				</label>
				<input
					id={answerId}
					className={`${control['input']} ${css['answer']}`}
					autoComplete="off"
					value={draft.answer}
					aria-invalid={unread}
					aria-describedby={hintId}
					onChange={(event) => onChange({ answer: event.target.value })}
				/>
				<p id={hintId} className={control['hint']}>
					{unread
						? 'Not read as a number, so not used. Write it like 18, 1,800, 3/4, $2.50 or 75%.'
						: 'Optional. It is compared with the answers, never shown to the models.'}
				</p>
			</div>
		</div>
	);
}
