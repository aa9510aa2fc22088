/**
 * What a person may ask of their call beside speaking: let the caller wait, hand on, give back to the
 * bot, note an objection, press keys. The words to say before and after a wait stand beside it.
 */
import { App, Button, Form, Modal, Popover, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { PersonRequest } from '../../../records/people/personRequest.ts';
import { formatDuration } from '../shared/formatDuration.ts';
import { useNow } from '../shared/useNow.ts';
import { deskTexts } from '../texts.ts';
import styles from './CallRequests.module.css';
import type { DeskCallControl } from './DeskCallControl.ts';
import { type CallWords, fetchCallWords } from './deskApi.ts';
import type { DeskCallState } from './deskCallReducer.ts';
import type { PersonShown } from './queueReducer.ts';

const texts = deskTexts.call.requests;
const keys = '123456789*0#';
/** A caller who waits longer than this is reported to the person (ETI-5l). */
const longHoldMs = 30_000;

export interface CallRequestsProps {
  readonly state: DeskCallState;
  readonly control: DeskCallControl;
  readonly workNumber: string;
  readonly people: readonly PersonShown[];
}

export function CallRequests({ state, control, workNumber, people }: CallRequestsProps) {
  const { message } = App.useApp();
  const [words, setWords] = useState<CallWords | null>(null);
  const [handingOn, setHandingOn] = useState(false);
  const held = state.heldAt;
  const now = useNow(held !== null);

  useEffect(() => {
    void fetchCallWords(workNumber).then((answer) => {
      if (answer.ok) setWords(answer.value);
    });
  }, [workNumber]);

  const ask = async (request: PersonRequest) => {
    const refusal = await control.ask(request);
    if (refusal !== null) message.warning(refusal === '' ? texts.failed : refusal);
    else if (request.action === 'objection') message.success(texts.objected);
  };
  const waited = held === null ? 0 : now - held;

  return (
    <div className={styles.requests}>
      <Button
        type={held === null ? 'default' : 'primary'}
        onClick={() => void ask({ action: held === null ? 'hold' : 'resume' })}
      >
        {held === null ? texts.hold : texts.resume}
      </Button>
      <Button onClick={() => setHandingOn(true)}>{texts.transfer}</Button>
      <Button onClick={() => void ask({ action: 'back_to_bot' })}>{texts.backToBot}</Button>
      <Button onClick={() => void ask({ action: 'objection' })}>{texts.objection}</Button>
      <Popover trigger="click" content={<Keys onPress={(key) => control.press(key)} />}>
        <Button>{texts.keypad}</Button>
      </Popover>
      {words !== null && (
        <span className={styles.say} role="status">
          {held === null ? texts.sayBefore(words.hold.before) : texts.sayAfter(words.hold.after)}
          {held !== null && (
            <strong className={waited > longHoldMs ? styles.long : undefined}>
              {texts.held(formatDuration(waited))}
            </strong>
          )}
        </span>
      )}
      <HandOn
        open={handingOn}
        departments={words?.departments ?? []}
        people={people.filter((person) => person.workNumber !== workNumber)}
        onClose={() => setHandingOn(false)}
        onChoose={(request) => void ask(request)}
      />
    </div>
  );
}

function Keys({ onPress }: { readonly onPress: (key: string) => void }) {
  return (
    <div className={styles.keys}>
      {[...keys].map((key) => (
        <Button key={key} onClick={() => onPress(key)}>
          {key}
        </Button>
      ))}
    </div>
  );
}

interface HandOnProps {
  readonly open: boolean;
  readonly departments: readonly string[];
  readonly people: readonly PersonShown[];
  readonly onClose: () => void;
  readonly onChoose: (request: PersonRequest) => void;
}

function HandOn({ open, departments, people, onClose, onChoose }: HandOnProps) {
  const [form] = Form.useForm<{ department: string; to?: string }>();
  const free = people.filter(({ state }) => state === 'available');
  return (
    <Modal
      open={open}
      title={texts.transferTitle}
      okText={texts.transferYes}
      cancelText={texts.transferNo}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ department, to }) => {
          onChoose({ action: 'transfer', department, ...(to === undefined ? {} : { to }) });
          onClose();
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
  );
}
