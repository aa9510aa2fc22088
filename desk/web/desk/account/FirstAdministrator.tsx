/** Makes the first account of an installation, by the link that the server printed. */
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { accountTexts as texts } from '../../accountTexts.ts';
import { accountApi } from './accountApi.ts';
import styles from './Door.module.css';
import { Door } from './Door.tsx';
import { NewPasswordFields } from './NewPasswordFields.tsx';
import { nameRules, workNumberRules } from './rules.ts';

export interface FirstAdministratorProps {
  readonly secret: string;
  readonly onMade: () => void;
}

interface Entered {
  readonly workNumber: string;
  readonly name: string;
  readonly next: string;
}

export function FirstAdministrator({ secret, onMade }: FirstAdministratorProps) {
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const make = async ({ workNumber, name, next: password }: Entered) => {
    setBusy(true);
    const person = { workNumber: workNumber.trim(), name: name.trim(), password };
    const answer = await accountApi.makeFirst(secret, person);
    setBusy(false);
    if (answer.ok) onMade();
    else setFault(answer.message ?? texts.failed);
  };

  return (
    <Door heading={texts.first.heading}>
      <p className={styles.notice}>{texts.first.notice}</p>
      {fault !== null && (
        <Alert className={styles.alert ?? ''} showIcon type="error" role="alert" title={fault} />
      )}
      <Form<Entered>
        layout="vertical"
        requiredMark={false}
        onFinish={(entered) => void make(entered)}
      >
        <Form.Item name="workNumber" label={texts.workNumber} rules={workNumberRules}>
          <Input autoFocus inputMode="numeric" autoComplete="username" maxLength={8} />
        </Form.Item>
        <Form.Item name="name" label={texts.name} rules={nameRules}>
          <Input autoComplete="name" maxLength={40} />
        </Form.Item>
        <NewPasswordFields />
        <Button block size="large" type="primary" htmlType="submit" loading={busy}>
          {texts.first.submit}
        </Button>
      </Form>
    </Door>
  );
}
