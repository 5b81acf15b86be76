import type { GivenStep } from '../../domain/given-solution.ts';
import { type CheckedEquation, lensPieces } from '../../domain/lens.ts';
import css from './LensText.module.css';

type Props = { readonly step: GivenStep; readonly equations: readonly CheckedEquation[] };

/** A step's text; equations that do not hold are underlined and have a sign. */
export function LensText({ step, equations }: Props) {
	const { text, readLength } = step;
	const unread = text.slice(readLength);
	return (
		<p className={css['text']} dir="auto" data-step-text>
			{lensPieces(text.slice(0, readLength), equations).map((piece) =>
				piece.finding === null ? (
					<span key={piece.start}>{piece.text}</span>
				) : (
					<span key={piece.start} className={css['wrong']} title={piece.finding}>
						{piece.text}
						<span className={css['sign']} role="img" aria-label="wrong arithmetic">
							≠
						</span>
					</span>
				),
			)}
			{unread !== '' && (
				<span className={css['unread']} title="This part is not scored.">
					{unread}
				</span>
			)}
		</p>
	);
}
