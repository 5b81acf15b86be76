import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { goTo } from '../history/go-to.ts';
import { withRunId } from '../history/run-history.ts';
import { kindWords, recordedKinds, withKind } from './kinds.ts';
import css from './RecordedList.module.css';

/** Runs that were recorded, to show what can happen without loading anything. */
export function RecordedList() {
	return (
		<Panel heading="Recorded runs" level={2} look="bare">
			<ul className={css['kinds']}>
				{recordedKinds.map((kind) => (
					<li key={kind}>
						<ActionButton
							onPress={() => {
								goTo(withRunId(withKind(location.search, kind), null));
								scrollTo({ top: 0 });
							}}
						>
							{kindWords[kind]}
						</ActionButton>
					</li>
				))}
			</ul>
		</Panel>
	);
}
