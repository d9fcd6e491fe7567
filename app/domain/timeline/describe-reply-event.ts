import { formatDay, parseDay } from '../business-day.ts'
import type { ReplyData } from './reply-event.ts'

const automaticWords: Record<string, string> = {
  auto_reply: 'An automatic answer',
  bounce: 'A mail that went back',
  list: 'A mail of a list',
  own: 'A mail of your own',
}

/** Mail that came in, one plain sentence each. */
export const replySentences: { [T in keyof ReplyData]: (data: ReplyData[T], locale: string) => string } = {
  'reply.received': ({ from, subject, automatic }) =>
    automatic === undefined
      ? `${from} replied: “${subject}”. Reminders rest until it is read.`
      : `${automaticWords[automatic] ?? 'An automatic mail'} came from ${from}: “${subject}”.`,
  'reply.assigned': ({ from }) => `A mail from ${from} was found to be from this client.`,
  'reply.read': ({ from, waitsUntil }, locale) => {
    const day = waitsUntil ? parseDay(waitsUntil) : null
    return `The mail from ${from} was read; follow-up ${day ? `waits until ${formatDay(day, locale, 'short')}` : 'goes on'}.`
  },
}
