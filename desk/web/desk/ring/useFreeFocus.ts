/**
 * When a call rings, whatever was clicked last lets go of the focus: Enter is for the ring, not for
 * pressing that button again. Fields that are typed into and what was reached by keyboard keep it.
 */
import { useLayoutEffect } from 'react';

/** @param ringing id of what rings; null: nothing */
export function useFreeFocus(ringing: string | null): void {
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (ringing === null || !(activeElement instanceof HTMLElement)) return;
    if (!activeElement.matches(':focus-visible')) activeElement.blur();
  }, [ringing]);
}
