import { PageHead } from '../../parts/panel/PageHead.tsx';
import { allTerms } from '../../parts/term/all-terms.ts';
import css from './GlossaryPage.module.css';

/** Every word of the field that the pages use, in one place. */
export function GlossaryPage() {
	return (
		<>
			<PageHead title="Glossary">
				<p>
					The words that the pages use. Where one is underlined with dots, a press explains it too.
				</p>
			</PageHead>
			<dl className={css['words']}>
				{allTerms.map(({ word, means }) => (
					<div key={word} className={css['entry']}>
						<dt>{word}</dt>
						<dd>{means}</dd>
					</div>
				))}
			</dl>
		</>
	);
}
