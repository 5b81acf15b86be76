import type { ReactNode } from 'react';
import { downloadCsv } from '../../parts/download.ts';
import control from '../../parts/styles/control.module.css';
import type { PlayOptions } from './play-options.ts';
import { ResultsExport } from './ResultsExport.tsx';
import type { CardResult } from './results.ts';
import { csvFileName, resultsCsv } from './results-csv.ts';
import css from './Summary.module.css';
import { SummaryTable } from './SummaryTable.tsx';
import { turnFocus } from './useTurnFocus.ts';

type Props = {
	readonly options: PlayOptions;
	readonly results: readonly CardResult[];
	/** How to ask the PRM about the cards it has not seen; null where there are none, or it is hidden. */
	readonly prmVerdict: ReactNode;
	readonly onAgain: () => void;
	readonly onNewDeck: () => void;
};

/** The end of a deck. */
export function Summary({ options, results, prmVerdict, onAgain, onNewDeck }: Props) {
	return (
		<section className={`${control['card']} ${css['summary']}`} aria-labelledby="play-results">
			<h3 id="play-results" className={css['heading']} tabIndex={-1} {...turnFocus}>
				Results
			</h3>
			<SummaryTable results={results} showsPrm={options.showsPrm} />
			{prmVerdict}
			<div className={css['actions']}>
				<button type="button" className={control['button']} data-weight="primary" onClick={onAgain}>
					Play again
				</button>
				<button type="button" className={control['button']} onClick={onNewDeck}>
					New deck
				</button>
			</div>
			<ResultsExport
				onExport={(name) =>
					downloadCsv(csvFileName(name, options), resultsCsv(name, options, results))
				}
			/>
		</section>
	);
}
