/** Work number and password, or single sign-on. */
import { Alert, Button, Divider, Form, Input } from 'antd';
import { useState } from 'react';
import { accountTexts as texts } from '../../accountTexts.ts';
import { accountApi } from './accountApi.ts';
import styles from './Door.module.css';
import { Door } from './Door.tsx';
import { workNumberRules } from './rules.ts';

export interface SignInProps {
  /** Where single sign-on begins; null where there is none. */
  readonly singleSignOn: string | null;
  /** Whether the database is there. */
  readonly ready: boolean;
  readonly onSignedIn: () => Promise<void>;
}

export function SignIn({ singleSignOn, ready, onSignedIn }: SignInProps) {
  const [fault, setFault] = useState(comingBackWith);
  const [busy, setBusy] = useState(false);

  const signIn = async (entered: { workNumber: string; password: string }) => {
    setBusy(true);
    const answer = await accountApi.signIn(entered.workNumber.trim(), entered.password);
    if (answer.ok) await onSignedIn();
    else setFault(answer.message ?? texts.failed);
    setBusy(false);
  };

  return (
    <Door>
      {!ready && (
        <Alert className={styles.alert ?? ''} showIcon type="info" title={texts.waiting} />
      )}
      {fault !== null && (
        <Alert className={styles.alert ?? ''} showIcon type="error" role="alert" title={fault} />
      )}
      <Form<{ workNumber: string; password: string }>
        layout="vertical"
        requiredMark={false}
        disabled={!ready}
        onFinish={(entered) => void signIn(entered)}
      >
        <Form.Item name="workNumber" label={texts.workNumber} rules={workNumberRules}>
          <Input autoFocus size="large" inputMode="numeric" autoComplete="username" maxLength={8} />
        </Form.Item>
        <Form.Item
          name="password"
          label={texts.password}
          rules={[{ required: true, message: texts.passwordRequired }]}
        >
          <Input.Password size="large" autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <Button block size="large" type="primary" htmlType="submit" loading={busy}>
          {texts.signIn}
        </Button>
      </Form>
      {singleSignOn !== null && (
        <>
          <Divider plain>{texts.or}</Divider>
          <Button block size="large" href={singleSignOn} disabled={!ready}>
            {texts.singleSignOn}
          </Button>
        </>
      )}
    </Door>
  );
}

/** What went wrong at single sign-on, from the address that it sent this page back with. */
function comingBackWith(): string | null {
  const code = new URLSearchParams(window.location.search).get('error');
  if (code === null) return null;
  window.history.replaceState(null, '', window.location.pathname);
  return texts.ssoErrors[code] ?? texts.ssoFailed;
}
