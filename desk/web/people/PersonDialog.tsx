/** Someone new, or a change of someone. */
import { Alert, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { accountTexts } from '../accountTexts.ts';
import {
  accountApi,
  type ListedPerson,
  type PersonFields,
  type Role,
} from '../desk/account/accountApi.ts';
import { nameRules, workNumberRules } from '../desk/account/rules.ts';

const texts = accountTexts.page;

export interface PersonDialogProps {
  /** Null: someone new. */
  readonly person: ListedPerson | null;
  readonly departments: readonly string[];
  /** With the password that was made, for someone new. */
  readonly onSaved: (
    made: { readonly workNumber: string; readonly password: string } | null,
  ) => void;
  readonly onClose: () => void;
}

interface Entered {
  readonly workNumber: string;
  readonly name: string;
  readonly role: Role;
  readonly departments: string[];
  readonly email?: string;
}

const roles: readonly Role[] = ['caller-service', 'supervisor', 'administrator'];

export function PersonDialog({ person, departments, onSaved, onClose }: PersonDialogProps) {
  const [form] = Form.useForm<Entered>();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (entered: Entered) => {
    const email = entered.email?.trim() || null;
    const { role, departments: chosen } = entered;
    const fields: PersonFields = { name: entered.name.trim(), role, departments: chosen, email };
    setBusy(true);
    setFault(await send(entered.workNumber?.trim(), fields));
    setBusy(false);
  };

  /** @returns what went wrong, null where nothing did */
  const send = async (workNumber: string, fields: PersonFields): Promise<string | null> => {
    if (person !== null) {
      const answer = await accountApi.change(person.workNumber, fields);
      if (!answer.ok) return answer.message ?? texts.failed;
      onSaved(null);
      return null;
    }
    const answer = await accountApi.add({ workNumber, ...fields });
    if (!answer.ok) return answer.message ?? texts.failed;
    onSaved({ workNumber, password: answer.value.password });
    return null;
  };

  return (
    <Modal
      open
      title={person === null ? texts.add : `${texts.edit} ${person.workNumber}`}
      okText={texts.save}
      cancelText={texts.no}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {fault !== null && <Alert showIcon type="error" role="alert" title={fault} />}
      <Form<Entered>
        form={form}
        layout="vertical"
        initialValues={
          person === null
            ? { role: 'caller-service', departments: [] }
            : { ...person, email: person.email ?? '' }
        }
        onFinish={(entered) => void save(entered)}
      >
        {person === null && (
          <Form.Item name="workNumber" label={accountTexts.workNumber} rules={workNumberRules}>
            <Input autoFocus inputMode="numeric" autoComplete="off" maxLength={8} />
          </Form.Item>
        )}
        <Form.Item name="name" label={accountTexts.name} rules={nameRules}>
          <Input autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name="role" label={texts.role}>
          <Select
            options={roles.map((role) => ({ value: role, label: accountTexts.roles[role] }))}
          />
        </Form.Item>
        <Form.Item name="departments" label={texts.departments}>
          <Select
            mode="multiple"
            placeholder={texts.noDepartments}
            options={departments.map((department) => ({ value: department, label: department }))}
          />
        </Form.Item>
        <Form.Item
          name="email"
          label={texts.email}
          extra={texts.emailHint}
          rules={[{ type: 'email', message: texts.emailRule }]}
        >
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
