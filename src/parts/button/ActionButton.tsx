import type { ComponentProps } from 'react';
import css from './ActionButton.module.css';

type Props = Omit<ComponentProps<'button'>, 'type' | 'className' | 'disabled' | 'onClick'> & {
	/** It can be reached and read, but does nothing: `disabled` would take the focus away from whoever pressed it. */
	readonly blocked?: boolean;
	/** The one thing that a panel is for. */
	readonly primary?: boolean;
	/** Less than a button of a panel: in a card, or within a line of text. */
	readonly size?: 'panel' | 'card' | 'text';
	readonly onPress: () => void;
};

export function ActionButton(props: Props) {
	const { blocked, primary = false, size = 'panel', onPress, ...rest } = props;
	return (
		<button
			type="button"
			className={css['button']}
			data-weight={primary ? 'primary' : undefined}
			data-size={size}
			aria-disabled={blocked}
			onClick={() => {
				if (blocked !== true) onPress();
			}}
			{...rest}
		/>
	);
}
