/** Passing the call on to a department. */
import { Button, Dropdown } from 'antd';
import { workbenchTexts } from '../../texts.ts';
import type { CallControls } from './callControls.ts';

export interface TransferButtonProps {
  readonly transfer: CallControls['transfer'];
  readonly departments: readonly string[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function TransferButton({ transfer, departments, open, onOpen }: TransferButtonProps) {
  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      open={open && transfer !== null}
      onOpenChange={(shown) => onOpen(shown && transfer !== null)}
      menu={{
        items: departments.map((name) => ({ key: name, label: name })),
        onClick: ({ key }) => transfer?.({ department: key }),
      }}
    >
      <Button disabled={transfer === null}>{workbenchTexts.controls.transfer}</Button>
    </Dropdown>
  );
}
