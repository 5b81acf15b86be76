import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { goTo } from '../history/go-to.ts';
import { withRunId } from '../history/run-history.ts';
import { kindWords, recordedKinds, withKind } from './kinds.ts';

/** Runs that were recorded, to show what can happen without loading anything. */
export function RecordedList({ onTour }: { readonly onTour: () => void }) {
	return (
		<Panel heading="Recorded runs" level={2} look="bare" printed={false}>
			<Row>
				<ActionButton onPress={onTour}>One-minute tour</ActionButton>
				{recordedKinds.map((kind) => (
					<ActionButton
						key={kind}
						onPress={() => {
							goTo(withRunId(withKind(location.search, kind), null));
							scrollTo({ top: 0 });
						}}
					>
						{kindWords[kind]}
					</ActionButton>
				))}
			</Row>
		</Panel>
	);
}
