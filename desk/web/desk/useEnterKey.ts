/** Enter anywhere on the page does `act`, unless the focus is on something that has its own use for Enter. */
import { useLayoutEffect } from 'react';
import { isSubmitKey } from '../shared/isSubmitKey.ts';

const ownUse = 'input, textarea, select, button, a[href], [contenteditable], [role="dialog"]';

export function useEnterKey(act: (() => void) | null): void {
  // In the same commit as what the person sees: an effect after the paint would miss a quick key.
  useLayoutEffect(() => {
    if (act === null) return;
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (!isSubmitKey(event) || event.repeat) return;
      if (target instanceof Element && target.closest(ownUse) !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [act]);
}
