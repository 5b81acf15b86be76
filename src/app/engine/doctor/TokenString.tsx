import { visibleText } from '../../../domain/visible-text.ts';
import type { Reading } from '../../../engine/inspection.ts';
import { Hint } from '../../../parts/text/Hint.tsx';
import css from './TokenString.module.css';

/** Every token of a text as a model reads it; those that a reward is read at stand out and say whose. */
export function TokenString({ reading: { tokens, readAt } }: { readonly reading: Reading }) {
	return (
		<figure className={css['figure']}>
			<figcaption>
				{tokens.length} tokens
				{readAt.length > 0 && `, ${readAt.length} of them read for a reward`}
			</figcaption>
			<ol className={css['tokens']}>
				{tokens.map(({ id, text, isSpecial }, at) => {
					const step = readAt.indexOf(at);
					return (
						<li
							// biome-ignore lint/suspicious/noArrayIndexKey: a token is where it stands.
							key={at}
							className={css['token']}
							data-special={isSpecial}
							data-read={step !== -1}
							title={`token ${at}, id ${id}`}
						>
							{isSpecial ? text : visibleText(text)}
							{step !== -1 && <span className={css['step']}> reward {step + 1}</span>}
						</li>
					);
				})}
			</ol>
			<Hint>· is a space, ⏎ a new line. Framed tokens are special: no text writes them.</Hint>
		</figure>
	);
}
