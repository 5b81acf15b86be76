import { goTo } from '../history/go-to.ts';
import { withRunId } from '../history/run-history.ts';
import { kindWords, recordedKinds, withKind } from './kinds.ts';
import css from './RecordedList.module.css';

/** Runs that were recorded, to show what can happen without loading anything. */
export function RecordedList() {
	return (
		<section aria-labelledby="recorded-heading">
			<h2 id="recorded-heading">Recorded runs</h2>
			<ul className={css['kinds']}>
				{recordedKinds.map((kind) => (
					<li key={kind}>
						<button
							type="button"
							className={css['kind']}
							onClick={() => {
								goTo(withRunId(withKind(location.search, kind), null));
								scrollTo({ top: 0 });
							}}
						>
							{kindWords[kind]}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
