/** The desk page: who sits here, then the desk itself or, for administrators, the people's page. */
import { Spin } from 'antd';
import { useState } from 'react';
import { accountTexts as texts } from '../accountTexts.ts';
import { PeoplePage } from '../people/PeoplePage.tsx';
import { Supervision } from '../supervision/Supervision.tsx';
import { AccountContext } from './account/account.ts';
import { type Account, accountApi } from './account/accountApi.ts';
import styles from './account/Door.module.css';
import { Door } from './account/Door.tsx';
import { FirstAdministrator } from './account/FirstAdministrator.tsx';
import { OwnPassword } from './account/OwnPassword.tsx';
import { SignIn } from './account/SignIn.tsx';
import { useSession } from './account/useSession.ts';
import { Desk } from './Desk.tsx';

/** The secret of the link for the first administrator stands behind the `#`. */
const firstSecret = () => /^#first=([\w-]+)$/.exec(window.location.hash)?.[1] ?? null;

export function DeskApp() {
  const { state, reload } = useSession();
  const [secret, setSecret] = useState(firstSecret);

  if (secret !== null) {
    const made = () => {
      window.history.replaceState(null, '', '/desk/people');
      setSecret(null);
      void reload();
    };
    return <FirstAdministrator secret={secret} onMade={made} />;
  }
  if (state.status !== 'known') {
    const server = state.status === 'waiting' && state.why === 'server';
    return (
      <Door>
        <p role="status">
          <Spin size="small" /> {server ? texts.unreachable : texts.waiting}
        </p>
      </Door>
    );
  }
  const { person, mustChangePassword, singleSignOn, ready } = state.session;
  if (person === null) {
    return <SignIn singleSignOn={singleSignOn} ready={ready} onSignedIn={reload} />;
  }
  if (mustChangePassword) {
    const leave = () => void accountApi.signOut().then(reload);
    return (
      <Door heading={texts.own.heading}>
        <p className={styles.notice}>{texts.own.notice}</p>
        <OwnPassword onChosen={() => void reload()} onCancel={leave} cancel={texts.signOut} />
      </Door>
    );
  }
  return (
    <AccountContext value={{ person, reload }}>
      <Page person={person} />
    </AccountContext>
  );
}

function Page({ person: { workNumber, role } }: { readonly person: Account }) {
  const { pathname } = window.location;
  if (pathname.startsWith('/desk/people')) return <PeoplePage />;
  if (pathname.startsWith('/desk/supervision')) {
    if (role !== 'caller-service') return <Supervision workNumber={workNumber} />;
    return (
      <Door>
        <p role="alert">{texts.notForRole}</p>
        <a href="/desk">{texts.backToDesk}</a>
      </Door>
    );
  }
  return <Desk key={workNumber} workNumber={workNumber} />;
}
