import css from './AnswerMark.module.css';

type Props = {
	readonly answer: string;
	/** The right answer; null when nobody knows it. */
	readonly gold: string | null;
};

/** An answer, with whether it is right in a sign and a word. */
export function AnswerMark({ answer, gold }: Props) {
	return (
		<span className={css['mark']}>
			<span className={css['answer']}>{answer}</span>
			{gold !== null && <RightMark right={answer === gold} />}
		</span>
	);
}

export function RightMark({ right }: { readonly right: boolean }) {
	return (
		<span className={css['truth']} data-right={right}>
			{right ? '✓ right' : '✗ wrong'}
		</span>
	);
}
