/** The sheet of keyboard shortcuts. */
import { Modal } from 'antd';
import { workbenchTexts } from '../texts.ts';
import styles from './ShortcutHelp.module.css';

const texts = workbenchTexts.shortcuts;

export function ShortcutHelp({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={texts.heading} width={420}>
      <dl className={styles.keys}>
        {texts.keys.map(([key, deed]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{deed}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
