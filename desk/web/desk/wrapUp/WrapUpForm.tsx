/** The form after a call: how it came out, notes, and a callback that was promised. Skipping it is allowed. */
import { App, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { workbenchTexts } from '../../texts.ts';
import { tellDesk } from '../askDesk.ts';
import { savedShape, type WorkbenchData } from '../workbenchApi.ts';
import styles from './WrapUpForm.module.css';

const texts = workbenchTexts.wrapUp;
const outcomes = [
  'solved',
  'in_progress',
  'callback',
  'transferred',
  'caller_left',
  'other',
] as const;

export interface WrapUpFormProps {
  readonly callId: string;
  readonly workbench: WorkbenchData | null;
  readonly caller: { readonly name: string | null; readonly number: string | null };
  readonly department: string | null;
  readonly subject: string;
  /** Saved, or skipped. */
  readonly onDone: () => void;
}

interface Fields {
  readonly outcome: (typeof outcomes)[number];
  readonly notes?: string;
  readonly promised?: boolean;
  readonly subject?: string;
  readonly contact?: string;
  readonly department?: string;
}

export function WrapUpForm(props: WrapUpFormProps) {
  const { callId, workbench, caller, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [saving, setSaving] = useState(false);
  const outcome = Form.useWatch('outcome', form);
  const promised = Form.useWatch('promised', form) === true || outcome === 'callback';

  const save = async ({ notes = '', subject = '', contact = '', department = '' }: Fields) => {
    setSaving(true);
    const callback = promised ? { subject, contact, department, caller: caller.name ?? '' } : null;
    const path = `/calls/${encodeURIComponent(callId)}/wrap-up`;
    const body = { outcome: form.getFieldValue('outcome'), notes, callback };
    const answer = await tellDesk(path, savedShape, body);
    setSaving(false);
    if (!answer.ok) return void message.warning(answer.message ?? texts.failed);
    message.success(texts.saved);
    onDone();
  };

  const departments = workbench?.departments ?? [];
  return (
    <Form<Fields>
      form={form}
      className={styles.form ?? ''}
      layout="vertical"
      size="small"
      initialValues={{
        subject: props.subject.slice(0, 200),
        contact: caller.number ?? '',
        department: props.department ?? departments[0],
      }}
      onFinish={(fields) => void save(fields)}
    >
      <h3 className={styles.heading}>{texts.heading}</h3>
      <Form.Item
        name="outcome"
        label={texts.outcome}
        rules={[{ required: true, message: texts.outcomeRule }]}
      >
        <Radio.Group
          options={outcomes.map((each) => ({ value: each, label: texts.outcomes[each] }))}
        />
      </Form.Item>
      <Form.Item name="notes" label={texts.notes}>
        <Input.TextArea
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 5 }}
          placeholder={texts.notesPlaceholder}
        />
      </Form.Item>
      <Form.Item name="promised" valuePropName="checked" noStyle={outcome === 'callback'}>
        {outcome === 'callback' ? <span /> : <Checkbox>{texts.callback}</Checkbox>}
      </Form.Item>
      {promised && (
        <>
          <Form.Item
            name="subject"
            label={texts.subject}
            rules={[{ required: true, whitespace: true, message: texts.subjectRule }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <div className={styles.pair}>
            <Form.Item
              name="contact"
              label={texts.contact}
              rules={[{ required: true, pattern: /^\+?\d{5,20}$/, message: texts.contactRule }]}
            >
              <Input inputMode="tel" maxLength={21} />
            </Form.Item>
            <Form.Item
              name="department"
              label={texts.department}
              extra={workbench === null ? '' : texts.dueHint(workbench.callbackDeadline)}
            >
              <Select options={departments.map((name) => ({ value: name, label: name }))} />
            </Form.Item>
          </div>
        </>
      )}
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={saving}>
          {texts.save}
        </Button>
        <Button onClick={onDone}>{texts.skip}</Button>
      </div>
    </Form>
  );
}
