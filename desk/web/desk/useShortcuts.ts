/**
 * Keys of the workbench. A key with Alt works everywhere; a bare key only where it is not typed into
 * something, and never while an input method is composing.
 */
import { useLayoutEffect } from 'react';

export interface Shortcuts {
  readonly accept: (() => void) | null;
  readonly decline: (() => void) | null;
  readonly mute: (() => void) | null;
  readonly hold: (() => void) | null;
  readonly keypad: (() => void) | null;
  readonly transfer: (() => void) | null;
  readonly hangUp: (() => void) | null;
  readonly reply: (() => void) | null;
  readonly search: () => void;
  readonly help: () => void;
}

const ownUse =
  'input, textarea, select, button, a[href], [contenteditable], [role="dialog"], [role="menu"]';
const typing = 'input, textarea, select, [contenteditable]';
const panels = '[role="dialog"], [role="menu"], .ant-popover';

export function useShortcuts(shortcuts: Shortcuts): void {
  // In the same commit as what the person sees: an effect after the paint would miss a quick key.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey) return;
      const act = event.altKey ? withAlt(event.code, shortcuts) : bare(event, shortcuts);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [shortcuts]);
}

/** By the key's place: with Alt some layouts type another letter. */
function withAlt(code: string, shortcuts: Shortcuts): (() => void) | null {
  switch (code) {
    case 'KeyM':
      return shortcuts.mute;
    case 'KeyH':
      return shortcuts.hold;
    case 'KeyK':
      return shortcuts.keypad;
    case 'KeyT':
      return shortcuts.transfer;
    case 'KeyX':
      return shortcuts.hangUp;
    case 'KeyR':
      return shortcuts.reply;
    default:
      return null;
  }
}

function bare({ key, target }: KeyboardEvent, shortcuts: Shortcuts): (() => void) | null {
  const on = (selector: string) => target instanceof Element && target.closest(selector) !== null;
  switch (key) {
    case 'Enter':
      return on(ownUse) ? null : shortcuts.accept;
    case 'Escape':
      return on(typing) || panelOpen() ? null : shortcuts.decline;
    case '/':
      return on(typing) ? null : shortcuts.search;
    case '?':
    case '？':
      return on(typing) ? null : shortcuts.help;
    default:
      return null;
  }
}

/** Esc closes what is open before it declines a call; a closed panel may still be in the page. */
function panelOpen(): boolean {
  return [...document.querySelectorAll(panels)].some((panel) => panel.checkVisibility());
}
