/** The administrator's page: who may sign in, as what, and for which departments. */
import { Alert, App, Button, Popconfirm, Space, Table, Tag } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { accountTexts } from '../accountTexts.ts';
import { AccountMenu } from '../desk/account/AccountMenu.tsx';
import {
  type AccountAnswer,
  accountApi,
  type ListedPerson,
  type People,
} from '../desk/account/accountApi.ts';
import { MadePassword } from './MadePassword.tsx';
import styles from './PeoplePage.module.css';
import { PersonDialog } from './PersonDialog.tsx';

const texts = accountTexts.page;

type Shown =
  | { readonly kind: 'person'; readonly person: ListedPerson | null }
  | { readonly kind: 'password'; readonly workNumber: string; readonly password: string };

export function PeoplePage() {
  const { message } = App.useApp();
  const [people, setPeople] = useState<People | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  const load = useCallback(async () => {
    const answer = await accountApi.people();
    if (answer.ok) setPeople(answer.value);
    setFault(answer.ok ? null : (answer.message ?? texts.failed));
  }, []);
  useEffect(() => {
    document.title = accountTexts.people;
    void load();
  }, [load]);

  const change = async (answer: Promise<AccountAnswer<unknown>>) => {
    const done = await answer;
    if (done.ok) message.success(texts.saved);
    else message.warning(done.message ?? texts.failed);
    await load();
  };
  const reset = async (workNumber: string) => {
    const answer = await accountApi.resetPassword(workNumber);
    if (answer.ok) setShown({ kind: 'password', workNumber, password: answer.value.password });
    else message.warning(answer.message ?? texts.failed);
    await load();
  };
  const saved = (made: { readonly workNumber: string; readonly password: string } | null) => {
    setShown(made === null ? null : { kind: 'password', ...made });
    void load();
  };

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{accountTexts.people}</h1>
        <a href="/desk">{accountTexts.backToDesk}</a>
        <span className={styles.account}>
          <AccountMenu busy={false} />
        </span>
      </header>
      <main className={styles.main}>
        {fault !== null && <Alert showIcon type="error" role="alert" title={fault} />}
        <Button type="primary" onClick={() => setShown({ kind: 'person', person: null })}>
          {texts.add}
        </Button>
        <Table<ListedPerson>
          rowKey="workNumber"
          size="small"
          loading={people === null && fault === null}
          dataSource={[...(people?.people ?? [])]}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: texts.empty }}
          columns={[
            { title: accountTexts.workNumber, dataIndex: 'workNumber' },
            { title: accountTexts.name, dataIndex: 'name', className: styles.name ?? '' },
            { title: texts.role, render: (_, { role }) => accountTexts.roles[role] },
            {
              title: texts.departments,
              render: (_, { departments }) => departments.join('、') || texts.noDepartments,
            },
            { title: texts.email, render: (_, { email }) => email ?? '—' },
            { title: texts.state, render: (_, person) => <State person={person} /> },
            {
              title: texts.actions,
              render: (_, person) => (
                <Space size={0}>
                  <Button
                    size="small"
                    type="link"
                    onClick={() => setShown({ kind: 'person', person })}
                  >
                    {texts.edit}
                  </Button>
                  <Asked
                    label={texts.reset}
                    question={texts.resetQuestion}
                    onYes={() => void reset(person.workNumber)}
                  />
                  {person.disabled ? (
                    <Button
                      size="small"
                      type="link"
                      onClick={() =>
                        void change(accountApi.change(person.workNumber, { disabled: false }))
                      }
                    >
                      {texts.enable}
                    </Button>
                  ) : (
                    <Asked
                      label={texts.disable}
                      question={texts.disableQuestion}
                      onYes={() =>
                        void change(accountApi.change(person.workNumber, { disabled: true }))
                      }
                    />
                  )}
                </Space>
              ),
            },
          ]}
        />
      </main>
      {shown?.kind === 'person' && (
        <PersonDialog
          person={shown.person}
          departments={people?.departments ?? []}
          onSaved={saved}
          onClose={() => setShown(null)}
        />
      )}
      {shown?.kind === 'password' && <MadePassword {...shown} onClose={() => setShown(null)} />}
    </div>
  );
}

function State({ person }: { readonly person: ListedPerson }) {
  if (person.disabled) return <Tag>{texts.disabled}</Tag>;
  if (person.mustChangePassword) return <Tag color="warning">{texts.madePassword}</Tag>;
  return <Tag color="success">{texts.active}</Tag>;
}

interface AskedProps {
  readonly label: string;
  readonly question: string;
  readonly onYes: () => void;
}

function Asked({ label, question, onYes }: AskedProps) {
  return (
    <Popconfirm
      title={question}
      overlayStyle={{ maxWidth: 320 }}
      okText={texts.yes}
      cancelText={texts.no}
      onConfirm={onYes}
    >
      <Button size="small" type="link">
        {label}
      </Button>
    </Popconfirm>
  );
}
