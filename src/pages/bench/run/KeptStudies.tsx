import { useState } from 'react';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { Table } from '../../../parts/table/Table.tsx';
import { SmallLine } from '../../../parts/text/Hint.tsx';
import type { StudySummary } from '../kept/study-store.ts';
import css from './KeptStudies.module.css';
import { kindNames } from './kind-names.ts';

type Props = {
	readonly studies: readonly StudySummary[];
	readonly opened: { readonly id: string; readonly done: number } | null;
	readonly busy: boolean;
	readonly onOpen: (id: string) => void;
	readonly onRemove: (id: string) => void;
};

/** The studies that this browser keeps, newest first. */
export function KeptStudies({ studies, opened, busy, onOpen, onRemove }: Props) {
	/** The study whose deletion was asked for once: a second press does it. */
	const [asked, setAsked] = useState<string | null>(null);
	if (studies.length === 0) return null;
	return (
		<Panel heading="Studies in this browser" level={2}>
			<Table
				caption="Studies in this browser"
				columns={['Study', 'Done', 'What to do'].map((name) => ({ name }))}
			>
				{studies.map(({ id, head, items, rows }) => {
					const name = `${kindNames[head.kind]}, ${head.source}`;
					return (
						<tr key={id}>
							<th scope="row">
								{name}
								<SmallLine>{new Date(head.begun).toLocaleString()}</SmallLine>
							</th>
							<td>
								{id === opened?.id ? opened.done : rows} of {items}
							</td>
							<td className={css['tools']}>
								<Row>
									<ActionButton
										size="card"
										blocked={busy || id === opened?.id}
										aria-label={`Show: ${name}`}
										onPress={() => onOpen(id)}
									>
										{id === opened?.id ? 'Shown' : 'Show'}
									</ActionButton>
									<ActionButton
										size="card"
										blocked={busy}
										aria-label={`${asked === id ? 'Delete for good' : 'Delete'}: ${name}`}
										onPress={() => {
											if (asked === id) onRemove(id);
											setAsked(asked === id ? null : id);
										}}
									>
										{asked === id ? 'Delete for good' : 'Delete'}
									</ActionButton>
								</Row>
							</td>
						</tr>
					);
				})}
			</Table>
		</Panel>
	);
}
