import { type ComponentProps, type ReactNode, useId } from 'react';
import { Row } from '../layout/Row.tsx';
import css from './Panel.module.css';

type Props = {
	readonly heading: ReactNode;
	readonly level?: 2 | 3;
	/** What stands at the other end of the heading's line. */
	readonly aside?: ReactNode;
	/** A card, one where every line counts, or straight on the page. */
	readonly look?: 'card' | 'tight' | 'bare';
	/** Whether the heading is for screen readers alone. */
	readonly unseen?: boolean;
	/** Room kept while there is less to show, so that nothing below moves. */
	readonly tall?: boolean;
	/** Whether it stands on paper too: what leads elsewhere does not. */
	readonly printed?: boolean;
	readonly headingProps?: ComponentProps<'h2'>;
	readonly children: ReactNode;
};

/** A part of a page with a heading, which also names it. */
export function Panel(props: Props) {
	const { heading, level = 3, aside, look = 'card', unseen = false, tall = false } = props;
	const { printed = true } = props;
	const id = useId();
	const Heading = `h${level}` as const;
	return (
		<section
			className={css['panel']}
			data-look={look}
			data-tall={tall}
			data-printed={printed}
			aria-labelledby={id}
		>
			{unseen ? (
				<Heading id={id} className={css['unseen']}>
					{heading}
				</Heading>
			) : (
				<Row apart align="baseline">
					<Heading id={id} {...props.headingProps}>
						{heading}
					</Heading>
					{aside}
				</Row>
			)}
			{props.children}
		</section>
	);
}

/** A card without a heading of its own. @param label names it, where it is a place to go to. */
export function Card({
	label,
	children,
}: {
	readonly label?: string;
	readonly children: ReactNode;
}) {
	const Element = label === undefined ? 'div' : 'section';
	return (
		<Element className={css['panel']} data-look="card" aria-label={label}>
			{children}
		</Element>
	);
}
