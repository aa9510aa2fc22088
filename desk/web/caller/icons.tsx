/** The few drawings of the caller page. They say nothing that their button's label does not. */
import type { ReactNode } from 'react';

function Icon({ children, turn = 0 }: { readonly children: ReactNode; readonly turn?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <g transform={`rotate(${turn} 12 12)`}>{children}</g>
    </svg>
  );
}

export function HandsetIcon({ down = false }: { readonly down?: boolean }) {
  return (
    <Icon turn={down ? 135 : 0}>
      <path d="M6.6 3.5h2.6l1.6 4.2-2 1.5a12 12 0 0 0 6 6l1.5-2 4.2 1.6v2.6a2.6 2.6 0 0 1-2.8 2.6A15.8 15.8 0 0 1 4 6.3 2.6 2.6 0 0 1 6.6 3.5Z" />
    </Icon>
  );
}

export function MicrophoneIcon() {
  return (
    <Icon>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
    </Icon>
  );
}

export function MutedIcon() {
  return (
    <Icon>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M4 4l16 16" />
    </Icon>
  );
}

export function KeypadIcon() {
  const dots = [5, 12, 19].flatMap((y) => [5, 12, 19].map((x) => ({ x, y })));
  return (
    <Icon>
      {dots.map(({ x, y }) => (
        <circle key={`${x}-${y}`} cx={x} cy={y} r="1.2" fill="currentColor" />
      ))}
    </Icon>
  );
}
