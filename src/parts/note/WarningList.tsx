import css from './WarningList.module.css';

const mostShown = 8;

/** What of a text is left out or cut, and why; the text itself stays in its field. */
export function WarningList({ messages }: { readonly messages: readonly string[] }) {
	const more = messages.length - mostShown;
	return (
		<ul className={css['list']} aria-live="polite">
			{messages.slice(0, mostShown).map((message, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: two messages can be the same.
				<li key={at}>{message}</li>
			))}
			{more > 0 && <li>And {more} more like these.</li>}
		</ul>
	);
}
