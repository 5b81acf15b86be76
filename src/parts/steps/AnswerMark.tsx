import { answerWords } from '../../domain/answer.ts';
import { isNearKey } from '../../domain/same-answer.ts';
import css from './AnswerMark.module.css';

type Props = {
	/** Canonical rational text, as it is compared; shown as people write it. */
	readonly answer: string;
	/** The right answer; null when nobody knows it. */
	readonly gold: string | null;
};

/** An answer, with whether it is right in a sign and a word. */
export function AnswerMark({ answer, gold }: Props) {
	return (
		<span className={css['mark']}>
			<span className={css['answer']}>{answerWords(answer)}</span>
			{gold !== null && (
				<RightMark
					right={answer === gold}
					no={isNearKey(answer, gold) ? 'near: rounded' : 'wrong'}
				/>
			)}
		</span>
	);
}

type RightMarkProps = {
	readonly right: boolean;
	/** The words after the sign. */
	readonly yes?: string;
	readonly no?: string;
};

export function RightMark({ right, yes = 'right', no = 'wrong' }: RightMarkProps) {
	return (
		<span className={css['truth']} data-right={right}>
			{right ? `✓ ${yes}` : `✗ ${no}`}
		</span>
	);
}
