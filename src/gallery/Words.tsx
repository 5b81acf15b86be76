import { LoadStatus } from '../parts/engine/LoadStatus.tsx';
import { StatusLine } from '../parts/engine/StatusLine.tsx';
import { FactList } from '../parts/facts/FactList.tsx';
import { Columns } from '../parts/layout/Columns.tsx';
import { Row } from '../parts/layout/Row.tsx';
import { Stack } from '../parts/layout/Stack.tsx';
import { Note } from '../parts/note/Note.tsx';
import { WarningList } from '../parts/note/WarningList.tsx';
import { PageHead } from '../parts/panel/PageHead.tsx';
import { Card, Panel } from '../parts/panel/Panel.tsx';
import { ProgressBar } from '../parts/progress/ProgressBar.tsx';
import { type Column, Table } from '../parts/table/Table.tsx';
import { Term } from '../parts/term/Term.tsx';
import { Hidden, Spoken } from '../parts/text/Hidden.tsx';
import { Hint, SmallLine } from '../parts/text/Hint.tsx';
import { Part, State } from './Part.tsx';

const nothing = () => undefined;
const plain: readonly Column[] = ['Rule', 'Chooses', 'Right?'].map((name) => ({ name }));
const sorted: readonly Column[] = [
	{ name: 'Name', sorted: 'ascending', onSort: nothing },
	{ name: 'Steps', sorted: 'none', onSort: nothing },
	{ name: 'Reward', sorted: 'descending', onSort: nothing },
];
const seconds = ['half', 'side', 'narrow'] as const;
const looks = ['card', 'tight', 'bare'] as const;
const phases = [
	null,
	{ phase: 'download', loadedBytes: 9_000_000, totalBytes: 25_000_000 },
	{ phase: 'compile', loadedBytes: 25_000_000, totalBytes: 25_000_000 },
	{ phase: 'check', loadedBytes: 25_000_000, totalBytes: 25_000_000 },
] as const;

/** What is read. */
export function Words() {
	return (
		<>
			<Part name="Panels">
				{looks.map((look) => (
					<State key={look} name={`Panel, ${look}`}>
						<Panel heading="Votes and verdict" look={look} aside={<Hint>known</Hint>}>
							<p>What is said under the heading.</p>
						</Panel>
					</State>
				))}
				<State name="Panel, heading unseen">
					<Panel heading="Votes and verdict" unseen>
						<p>A screen reader hears the heading.</p>
					</Panel>
				</State>
				<State name="Card">
					<Card>
						<p>A card without a heading.</p>
					</Card>
				</State>
				<State name="PageHead">
					<PageHead title="Completer lab">
						<p>What the page is for.</p>
					</PageHead>
				</State>
			</Part>
			<Part name="Tables">
				<State name="titled, second lines, a foot">
					<Table
						caption="Score so far"
						titled
						columns={plain}
						foot={<tfoot>{row('Any right')}</tfoot>}
					>
						{row('Majority vote')}
						{row('PRM best-of-N')}
					</Table>
				</State>
				<State name="dense">
					<Table caption="Score so far" dense columns={plain}>
						{row('Majority vote')}
						{row('PRM best-of-N')}
					</Table>
				</State>
				<State name="sorted; stacked on a phone">
					<Table caption="Solutions" columns={sorted} stacked>
						{row('Ann')}
						{row('A name that is long enough to be broken')}
					</Table>
				</State>
			</Part>
			<Part name="Words beside">
				<State name="Hint, SmallLine">
					<Hint>What helps to read the thing above it.</Hint>
					<p>
						A line
						<SmallLine>and a second one</SmallLine>
					</p>
				</State>
				<State name="Hidden, Spoken (nothing to see)">
					<Hidden>For a screen reader.</Hidden>
					<Spoken>Done.</Spoken>
				</State>
				<State name="Term, explained when pressed">
					<p>
						The <Term of="kvCache">KV cache</Term> of a run.
					</p>
				</State>
				<State name="Note: plain, accent, warn">
					<Stack>
						<Note tone="plain">These are solutions to an earlier problem.</Note>
						<Note tone="accent">A recorded run.</Note>
						<Note tone="warn">This problem is strange to these models.</Note>
					</Stack>
				</State>
				<State name="WarningList, more than it shows">
					<WarningList
						messages={Array.from({ length: 10 }, (_, at) => `Line ${at} is left out.`)}
					/>
				</State>
				<State name="FactList">
					<FactList
						facts={[
							{ name: 'Tokens/s', value: '148' },
							{ name: 'KV cache', value: '–', term: 'kvCache' },
						]}
					/>
				</State>
				<State name="Columns: half, side, narrow">
					<Stack>
						{seconds.map((second) => (
							<Columns key={second} second={second}>
								<span>The first</span>
								<span>the second, {second}</span>
							</Columns>
						))}
					</Stack>
				</State>
				<State name="Row, apart">
					<Row apart>
						<span>At one end</span>
						<span>at the other</span>
					</Row>
				</State>
			</Part>
			<Part name="Progress">
				<State name="ProgressBar: unknown, none, some, all">
					<Stack>
						<ProgressBar label="Unknown" max={4} value={null} />
						<ProgressBar label="None" max={4} value={0} />
						<ProgressBar label="Some" max={4} value={1} />
						<ProgressBar label="All" max={4} value={4} />
					</Stack>
				</State>
				{phases.map((progress) => (
					<State
						key={progress?.phase ?? 'start'}
						name={`LoadStatus, ${progress?.phase ?? 'start'}`}
					>
						<LoadStatus progress={progress} onCancel={nothing} />
					</State>
				))}
				<State name="StatusLine, models ready">
					<StatusLine>Done: 16 solutions in 3.1 s.</StatusLine>
				</State>
			</Part>
		</>
	);
}

function row(name: string) {
	return (
		<tr>
			<th scope="row">{name}</th>
			<td>
				15
				<SmallLine>no. 3</SmallLine>
			</td>
			<td>✓ right</td>
		</tr>
	);
}
