/** The password that was made for someone, to be read out: shown once. */
import { Alert, Button, Modal } from 'antd';
import { accountTexts } from '../accountTexts.ts';
import styles from './PeoplePage.module.css';

const texts = accountTexts.page.made;

export interface MadePasswordProps {
  readonly workNumber: string;
  readonly password: string;
  readonly onClose: () => void;
}

export function MadePassword({ workNumber, password, onClose }: MadePasswordProps) {
  const close = (
    <Button type="primary" onClick={onClose}>
      {texts.close}
    </Button>
  );
  return (
    <Modal open closable={false} title={texts.heading(workNumber)} footer={close}>
      <code className={styles.password}>{password}</code>
      <Alert type="info" title={texts.notice} />
    </Modal>
  );
}
