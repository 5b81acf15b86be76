import css from './Privacy.module.css';

/** Five sentences: what stays in the browser, what is asked of whom and when. */
export function PrivacyText() {
	return (
		<ol className={css['sentences']}>
			<li>
				What you type, open and get stays in this browser, until the tab is closed, and the models
				that you load until you clear them; there are no accounts, no cookies, and nobody counts.
			</li>
			<li>
				The page asks its own host and no other: for its files when you open it, for its models when
				you press a button that says their size, for a lesson that a link names there, and for a
				newer version of itself now and then.
			</li>
			<li>
				Models of others, and lessons at other addresses, come from whom you name, when you press a
				button for it, and not before: Hugging Face or the host of an address then learns which file
				your network address asks for, and nothing of your problems.
			</li>
			<li>
				A model server that you name as the writer gets the problems and steps that it is to go on
				from, with the key that you typed, which is in this tab’s memory alone.
			</li>
			<li>
				What a link holds stands behind its #, which browsers send to no host, and a file that you
				export goes where you save it.
			</li>
		</ol>
	);
}
