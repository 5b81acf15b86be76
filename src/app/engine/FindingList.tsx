import { type Finding, findingTitles } from '../../engine/inspection.ts';
import css from './FindingList.module.css';

const severities = { wrong: 'Wrong', note: 'Note' } as const;

/** What looks wrong with how a model reads; nothing where nothing does. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
	if (findings.length === 0) return null;
	return (
		<ul className={css['findings']}>
			{findings.map(({ code, severity, message }) => (
				<li key={`${code} ${message}`} data-severity={severity}>
					<strong>
						{severities[severity]}: {findingTitles[code]}.
					</strong>{' '}
					{message}
				</li>
			))}
		</ul>
	);
}
