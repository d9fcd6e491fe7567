import type { StatusTone } from './status-badge.tsx'

const automatic: Record<string, string> = {
  auto_reply: 'Automatic answer',
  bounce: 'Came back',
  list: 'Newsletter',
  own: 'Your own',
}

/** How a mail that came in stands, in a word or two. */
export function replyState(mail: {
  readonly automatic: string | null
  readonly readAt: Date | string | null
  readonly client: object | null
}): { word: string; tone: StatusTone } {
  if (mail.automatic !== null) return { word: automatic[mail.automatic] ?? 'Automatic', tone: 'quiet' }
  if (mail.readAt !== null) return { word: 'Read', tone: 'quiet' }
  return mail.client === null ? { word: 'Whose is it?', tone: 'needs-you' } : { word: 'To read', tone: 'needs-you' }
}

/** How its client was found, behind “it is from … ”. */
export const foundWords: Readonly<Record<string, string>> = {
  address: 'because it was sent to the reply address of a mail to them',
  thread: 'because it answers a mail to them',
  sender: 'because its sender is on file with them',
  person: 'because somebody said so',
}
