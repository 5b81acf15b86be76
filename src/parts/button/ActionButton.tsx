import type { ReactNode } from 'react';
import control from '../styles/control.module.css';

type Props = {
	/** It can be reached and read, but does nothing: `disabled` would take the focus away from whoever pressed it. */
	readonly blocked: boolean;
	readonly primary?: boolean;
	readonly onPress: () => void;
	readonly children: ReactNode;
};

export function ActionButton({ blocked, primary = false, onPress, children }: Props) {
	return (
		<button
			type="button"
			className={control['button']}
			data-weight={primary ? 'primary' : undefined}
			aria-disabled={blocked}
			onClick={() => {
				if (!blocked) onPress();
			}}
		>
			{children}
		</button>
	);
}
