/** Passing the call on, or asking first: a department, or one of its people who is free. */
import { Button, Form, Modal, Select } from 'antd';
import { deskTexts } from '../../texts.ts';
import type { PersonShown } from '../queueReducer.ts';
import type { CallControls, TransferTarget } from './callControls.ts';

const texts = deskTexts.call.requests;

export interface TransferButtonProps {
  readonly transfer: CallControls['transfer'];
  readonly consult: CallControls['consult'];
  readonly departments: readonly string[];
  /** The others at their desks. */
  readonly people: readonly PersonShown[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function TransferButton(props: TransferButtonProps) {
  const { transfer, consult, departments, people, open, onOpen } = props;
  const [form] = Form.useForm<TransferTarget>();
  const free = people.filter(({ state }) => state === 'available');
  const askFirst = async () => {
    const target = await form.validateFields().catch(() => null);
    if (target === null) return;
    consult?.(targetOf(target));
    onOpen(false);
  };
  return (
    <>
      <Button disabled={transfer === null} onClick={() => onOpen(true)}>
        {texts.transfer}
      </Button>
      <Modal
        open={open && transfer !== null}
        title={texts.transferTitle}
        okText={texts.transferYes}
        cancelText={texts.transferNo}
        onCancel={() => onOpen(false)}
        onOk={() => form.submit()}
        footer={(_, { OkBtn, CancelBtn }) => (
          <>
            <CancelBtn />
            <Button disabled={consult === null} onClick={() => void askFirst()}>
              {texts.consultYes}
            </Button>
            <OkBtn />
          </>
        )}
      >
        <Form
          form={form}
          layout="vertical"
          onFinish={(target) => {
            transfer?.(targetOf(target));
            onOpen(false);
          }}
        >
          <Form.Item name="department" label={texts.department} rules={[{ required: true }]}>
            <Select options={departments.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="to" label={texts.colleague}>
            <Select
              allowClear
              placeholder={texts.anyColleague}
              options={free.map(({ workNumber, name }) => ({
                value: workNumber,
                label: name === workNumber ? workNumber : `${workNumber} ${name}`,
              }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

/** A cleared choice is no choice. */
function targetOf({ department, to }: TransferTarget): TransferTarget {
  return { department, ...(to === undefined ? {} : { to }) };
}
