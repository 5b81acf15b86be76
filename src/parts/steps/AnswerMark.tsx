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
	const isNear = gold !== null && isNearKey(answer, gold);
	return (
		<span className={css['mark']}>
			<span className={css['answer']}>{answerWords(answer)}</span>
			{gold !== null && (
				<RightMark
					right={answer === gold}
					no={isNear ? 'near' : 'wrong'}
					title={isNear ? 'It differs from the right answer by rounding alone.' : undefined}
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
	readonly title?: string | undefined;
};

export function RightMark({ right, yes = 'right', no = 'wrong', title }: RightMarkProps) {
	return (
		<span className={css['truth']} data-right={right} title={title}>
			{right ? `✓ ${yes}` : `✗ ${no}`}
		</span>
	);
}
