/** The desk page: who sits here, then the desk itself. The work number is asked for once and kept. */
import { useState } from 'react';
import { Supervision } from '../supervision/Supervision.tsx';
import { Desk } from './Desk.tsx';
import { SignIn } from './SignIn.tsx';

const place = 'three-rings.work-number';
const valid = /^\d{2,6}$/;

export function DeskApp() {
  const [workNumber, setWorkNumber] = useState(() => {
    const kept = localStorage.getItem(place) ?? '';
    return valid.test(kept) ? kept : null;
  });

  const signIn = (entered: string) => {
    localStorage.setItem(place, entered);
    setWorkNumber(entered);
  };
  const change = () => {
    localStorage.removeItem(place);
    setWorkNumber(null);
  };

  if (workNumber !== null && window.location.pathname.startsWith('/desk/supervision')) {
    return <Supervision workNumber={workNumber} />;
  }
  return workNumber === null ? (
    <SignIn onSignIn={signIn} />
  ) : (
    <Desk key={workNumber} workNumber={workNumber} onChange={change} />
  );
}
