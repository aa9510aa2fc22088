/** Searches the company's knowledge: the same facts that the agent may state, word for word. */
import { Button, Input, type InputRef } from 'antd';
import { type RefObject, useState } from 'react';
import { workbenchTexts } from '../../texts.ts';
import { useAsked } from '../useAsked.ts';
import { factsShape, type WorkbenchData } from '../workbenchApi.ts';
import styles from './Aids.module.css';

const texts = workbenchTexts.aids;

export interface KnowledgePanelProps {
  readonly topics: WorkbenchData['topics'];
  readonly field: RefObject<InputRef | null>;
}

export function KnowledgePanel({ topics, field }: KnowledgePanelProps) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const { value, failed } = useAsked(asked, factsShape);
  const ask = (name: 'question' | 'topic', words: string) =>
    setAsked(words === '' ? null : `/knowledge?${new URLSearchParams({ [name]: words })}`);
  return (
    <>
      <Input.Search
        ref={field}
        className={styles.search ?? ''}
        value={typed}
        allowClear
        maxLength={200}
        aria-label={texts.search}
        placeholder={texts.searchHint}
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(words) => ask('question', words.trim())}
      />
      {asked === null && (
        <div className={styles.topics}>
          {topics.map(({ topic, index }) => (
            <Button
              key={topic}
              size="small"
              title={index}
              onClick={() => {
                setTyped(topic);
                ask('topic', topic);
              }}
            >
              {topic}
            </Button>
          ))}
        </div>
      )}
      {failed && <p className={styles.empty}>{texts.searchFailed}</p>}
      {!failed && value?.facts.length === 0 && <p className={styles.empty}>{texts.nothingFound}</p>}
      <ul className={styles.list}>
        {(value?.facts ?? []).map(({ topic, text }) => (
          <li key={text} className={styles.item}>
            <div className={styles.small}>{topic}</div>
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}
