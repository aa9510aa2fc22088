/**
 * The built-in language model: no key, no network, no chance. It serves where no other model is
 * set, and finishes the turn of one that fails. Like any model it sees messages and tools only; its
 * words come from knowledge, tools and phrases, and pass the gate as any other's do.
 */
import { standardWords } from '../../behaviours/recognition/dialect.ts';
import type { Words } from '../../words/types.ts';
import type { ChatModel } from '../types.ts';
import { accountTurn } from './accountTurn.ts';
import { type Conversation, type Move, readConversation } from './conversation.ts';
import { knowledgeTurn } from './knowledgeTurn.ts';

type Call = Extract<Move, { readonly type: 'call' }>;

/** Tool steps of one turn, after which it asks what the caller needs. */
const mostSteps = 8;

export function createScriptedModel(words: Words): ChatModel {
  return {
    id: 'scripted@1',
    source: 'scripted',
    async *stream({ messages }) {
      const conversation = inStandardWords(readConversation(messages));
      const move = nextMove(conversation, words);
      if (move.type === 'say') yield { type: 'text', text: move.text };
      const before = conversation.exchanges.length;
      for (const [at, { name, arguments: values }] of callsOf(move).entries()) {
        const callId = `scripted-${before + at + 1}`;
        yield { type: 'tool_call', callId, name, arguments: JSON.stringify(values) };
      }
    },
  };
}

/** Dialect is understood (TRN-culture): knowledge is asked in standard words. */
function inStandardWords(conversation: Conversation): Conversation {
  return {
    ...conversation,
    text: standardWords(conversation.text),
    earlier: conversation.earlier.map(standardWords),
  };
}

function callsOf(move: Move): readonly Pick<Call, 'name' | 'arguments'>[] {
  if (move.type === 'call') return [move];
  if (move.type === 'search') {
    return move.questions.map((question) => ({
      name: 'search_knowledge',
      arguments: { question },
    }));
  }
  const { then: situation } = move;
  return situation === undefined ? [] : [{ name: 'request_situation', arguments: { situation } }];
}

function nextMove(conversation: Conversation, words: Words): Move {
  if (conversation.exchanges.length >= mostSteps) {
    return { type: 'say', text: words.phrases.fill('opening.no_business') };
  }
  return accountTurn(conversation) ?? knowledgeTurn(conversation, words);
}
