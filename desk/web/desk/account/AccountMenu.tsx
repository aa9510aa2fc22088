/** Who sits here, and what they may do about it: own password, the other pages, signing out. */
import { App, Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { accountTexts as texts } from '../../accountTexts.ts';
import { useAccount } from './account.ts';
import { accountApi, type Role } from './accountApi.ts';
import { OwnPassword } from './OwnPassword.tsx';

/** @param busy in a call: whoever serves a caller can't sign out by a slip */
export function AccountMenu({ busy }: { readonly busy: boolean }) {
  const { person, reload } = useAccount();
  const { message } = App.useApp();
  const [changing, setChanging] = useState(false);

  const signOut = async () => {
    const answer = await accountApi.signOut();
    if (!answer.ok) message.warning(answer.message ?? texts.failed);
    await reload();
  };
  const chosen = () => {
    setChanging(false);
    message.success(texts.own.saved);
  };
  const items = [
    { key: 'password', label: texts.changePassword, onClick: () => setChanging(true) },
    ...otherPages(person.role).map(({ path, label }) => ({
      key: path,
      label: <a href={path}>{label}</a>,
      disabled: busy,
    })),
    { type: 'divider' as const },
    {
      key: 'out',
      label: busy ? texts.signOutBusy : texts.signOut,
      disabled: busy,
      onClick: () => void signOut(),
    },
  ];

  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button size="small">
          {texts.workNumber} <strong>{person.workNumber}</strong> {person.name}
        </Button>
      </Dropdown>
      <Modal
        title={texts.changePassword}
        open={changing}
        footer={null}
        destroyOnHidden
        onCancel={() => setChanging(false)}
      >
        <OwnPassword
          onChosen={chosen}
          onCancel={() => setChanging(false)}
          cancel={texts.own.cancel}
        />
      </Modal>
    </>
  );
}

const pages = [
  { path: '/desk', label: texts.desk, roles: ['caller-service', 'supervisor', 'administrator'] },
  {
    path: '/desk/supervision',
    label: texts.supervision,
    roles: ['supervisor', 'administrator'],
  },
  { path: '/desk/people', label: texts.people, roles: ['administrator'] },
] as const;

/** The pages of this role, without the one that is open. */
function otherPages(role: Role) {
  const { pathname } = window.location;
  const open = pages.findLast(({ path }) => pathname.startsWith(path));
  return pages.filter((page) => page !== open && page.roles.some((one) => one === role));
}
