/** One's own password: chosen for the first time, or changed. */
import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { accountTexts as texts } from '../../accountTexts.ts';
import { accountApi } from './accountApi.ts';
import styles from './Door.module.css';
import { NewPasswordFields } from './NewPasswordFields.tsx';

export interface OwnPasswordProps {
  readonly onChosen: () => void;
  readonly onCancel: () => void;
  readonly cancel: string;
}

export function OwnPassword({ onChosen, onCancel, cancel }: OwnPasswordProps) {
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const choose = async ({ present, next }: { present: string; next: string }) => {
    setBusy(true);
    const answer = await accountApi.choosePassword(present, next);
    setBusy(false);
    if (answer.ok) onChosen();
    else setFault(answer.message ?? texts.failed);
  };

  return (
    <>
      {fault !== null && (
        <Alert className={styles.alert ?? ''} showIcon type="error" role="alert" title={fault} />
      )}
      <Form<{ present: string; next: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={(entered) => void choose(entered)}
      >
        <Form.Item
          name="present"
          label={texts.own.present}
          rules={[{ required: true, message: texts.passwordRequired }]}
        >
          <Input.Password autoFocus autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <NewPasswordFields />
        <Space>
          <Button type="primary" htmlType="submit" loading={busy}>
            {texts.own.submit}
          </Button>
          <Button onClick={onCancel}>{cancel}</Button>
        </Space>
      </Form>
    </>
  );
}
