/** Asks for the work number, once. */
import { Button, Card, Form, Input } from 'antd';
import { useEffect } from 'react';
import { deskTexts as texts } from '../texts.ts';
import styles from './SignIn.module.css';

export function SignIn({ onSignIn }: { readonly onSignIn: (workNumber: string) => void }) {
  useEffect(() => {
    document.title = texts.title;
  }, []);
  return (
    <main className={styles.page}>
      <Card className={styles.card ?? ''} title={<h1 className={styles.title}>{texts.title}</h1>}>
        <Form<{ workNumber: string }>
          layout="vertical"
          onFinish={({ workNumber }) => onSignIn(workNumber.trim())}
        >
          <Form.Item
            name="workNumber"
            label={texts.workNumber}
            extra={texts.workNumberHint}
            rules={[{ required: true, pattern: /^\s*\d{2,6}\s*$/, message: texts.workNumberRule }]}
          >
            <Input autoFocus size="large" inputMode="numeric" autoComplete="off" maxLength={8} />
          </Form.Item>
          <Button block size="large" type="primary" htmlType="submit">
            {texts.signIn}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
