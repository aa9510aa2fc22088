/** Another language (REC-2.2a): a person is called; the words, in both, are the transfer's (decision 4). */
import { departmentFor } from './departments.ts';
import { requestHandoff } from './handoff.ts';
import { settleUnfinished } from './record.ts';
import { onTurn } from './turn.ts';

export const otherLanguage = onTurn((script, scene) => {
  settleUnfinished(script, scene);
  script.remember({ matter: script.text });
  const department = departmentFor('default', scene.words.company);
  requestHandoff(script, { reason: 'other_language', department });
});
