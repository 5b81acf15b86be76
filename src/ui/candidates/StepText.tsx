import { useMemo } from 'react';
import { readArithmetic } from '../../domain/false-arithmetic.ts';
import control from '../styles/control.module.css';
import css from './StepText.module.css';

/** The text of an ended step, with arithmetic that is exactly false underlined, whatever its reward. */
export function StepText({ text }: { readonly text: string }) {
	const { pieces, falseEquations } = useMemo(() => readArithmetic(text), [text]);
	return (
		<span className={css['text']}>
			<span data-step-text>
				{pieces.map((piece) => (
					<span key={piece.start} className={piece.isFalse ? css['false'] : undefined}>
						{piece.text}
					</span>
				))}
			</span>
			{falseEquations.length > 0 && <FalseMark equations={falseEquations} />}
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
			<span className={control['hidden']}> ({words})</span>
		</>
	);
}
