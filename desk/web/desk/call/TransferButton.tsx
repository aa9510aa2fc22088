/** Passing the call on: to a department, or to one of its people who is free. */
import { Button, Form, Modal, Select } from 'antd';
import { deskTexts } from '../../texts.ts';
import type { PersonShown } from '../queueReducer.ts';
import type { CallControls, TransferTarget } from './callControls.ts';

const texts = deskTexts.call.requests;

export interface TransferButtonProps {
  readonly transfer: CallControls['transfer'];
  readonly departments: readonly string[];
  /** The others at their desks. */
  readonly people: readonly PersonShown[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function TransferButton(props: TransferButtonProps) {
  const { transfer, departments, people, open, onOpen } = props;
  const [form] = Form.useForm<TransferTarget>();
  const free = people.filter(({ state }) => state === 'available');
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
      >
        <Form
          form={form}
          layout="vertical"
          onFinish={({ department, to }) => {
            transfer?.({ department, ...(to === undefined ? {} : { to }) });
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
