import { useMemo } from 'react';
import { checkArithmetic, falseEquations, lensPieces } from '../../domain/lens.ts';
import { Hidden } from '../text/Hidden.tsx';
import css from './StepText.module.css';

/** The text of an ended step, with arithmetic that is exactly false underlined, whatever its reward. */
export function StepText({ text }: { readonly text: string }) {
	const { pieces, wrong } = useMemo(() => {
		const equations = checkArithmetic(text);
		return { pieces: lensPieces(text, equations), wrong: falseEquations(text, equations) };
	}, [text]);
	return (
		<span className={css['text']}>
			<span data-step-text>
				{pieces.map((piece) => (
					<span key={piece.start} className={piece.finding === null ? undefined : css['false']}>
						{piece.text}
					</span>
				))}
			</span>
			{wrong.length > 0 && <FalseMark equations={wrong} />}
		</span>
	);
}

function FalseMark({ equations }: { readonly equations: readonly string[] }) {
	const words = equations.map((equation) => `${equation} is false arithmetic`).join('; ');
	return (
		<>
			<span className={css['icon']} title={words} aria-hidden="true">
				≠
			</span>
			<Hidden> ({words})</Hidden>
		</>
	);
}
