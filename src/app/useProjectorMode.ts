import { useEffect, useState } from 'react';

/**
 * The page as a room sees it, until Escape leaves it. The key is caught before any other hears of it,
 * so that nothing else is folded or closed by it.
 */
export function useProjectorMode(): readonly [boolean, () => void, () => void] {
	const [isOn, setOn] = useState(false);
	useEffect(() => {
		document.documentElement.toggleAttribute('data-projector', isOn);
		if (!isOn) return;
		const press = (event: KeyboardEvent) => {
			if (event.key !== 'Escape') return;
			event.preventDefault();
			event.stopPropagation();
			setOn(false);
		};
		window.addEventListener('keydown', press, true);
		return () => window.removeEventListener('keydown', press, true);
	}, [isOn]);
	return [isOn, () => setOn(true), () => setOn(false)];
}
