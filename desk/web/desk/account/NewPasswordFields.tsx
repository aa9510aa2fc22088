/** A new password, twice. */
import { Form, Input } from 'antd';
import { accountTexts as texts } from '../../accountTexts.ts';

export function NewPasswordFields() {
  return (
    <>
      <Form.Item
        name="next"
        label={texts.own.next}
        extra={texts.own.nextHint}
        rules={[{ required: true, min: 10, message: texts.own.nextHint }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label={texts.own.again}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) =>
              value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(texts.own.mismatch)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  );
}
