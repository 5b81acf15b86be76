import { createContext, useContext } from 'react';
import { type ControlName, type ControlState, noShape, type Shape } from './shape.ts';

/** How the link that opened the page shapes it. */
export const ShapeContext = createContext<Shape>(noShape);

export function useShape(): Shape {
	return useContext(ShapeContext);
}

export function useControl(name: ControlName): ControlState {
	return useShape().controls[name] ?? 'shown';
}
