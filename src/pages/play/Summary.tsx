import type { ReactNode } from 'react';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { downloadCsv } from '../../parts/download.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import type { FileDeck } from './file-deck.ts';
import type { PlayOptions } from './play-options.ts';
import { ResultsExport } from './ResultsExport.tsx';
import type { CardResult } from './results.ts';
import { csvFileName, resultsCsv } from './results-csv.ts';
import { SummaryTable } from './SummaryTable.tsx';
import { turnFocus } from './useTurnFocus.ts';

type Props = {
	readonly options: PlayOptions;
	/** The deck that a visitor opened; null for the page's own. */
	readonly file: FileDeck | null;
	readonly results: readonly CardResult[];
	/** How to ask the PRM about the cards it has not seen; null where there are none, or it is hidden. */
	readonly prmVerdict: ReactNode;
	readonly onAgain: () => void;
	readonly onNewDeck: () => void;
};

/** The end of a deck. */
export function Summary({ options, file, results, prmVerdict, onAgain, onNewDeck }: Props) {
	return (
		<Panel heading="Results" headingProps={{ tabIndex: -1, ...turnFocus }}>
			<SummaryTable results={results} showsPrm={options.showsPrm} />
			{prmVerdict}
			<Row>
				<ActionButton primary onPress={onAgain}>
					Play again
				</ActionButton>
				<ActionButton onPress={onNewDeck}>New deck</ActionButton>
			</Row>
			<ResultsExport
				onExport={(name) =>
					downloadCsv(csvFileName(name, options, file), resultsCsv(name, options, file, results))
				}
			/>
		</Panel>
	);
}
