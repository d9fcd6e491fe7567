/** What was done, as the page says it after it was loaded again. */
export const saidWords = {
  changed: 'It is changed. What waits goes out as it is now.',
  tested: 'A test is on its way. It shows below within a second or two.',
  paused: 'It is paused. What happens meanwhile waits for it.',
  enabled: 'It goes on. What waited is sent now.',
  removed: 'It is removed.',
  replayed: 'It is sent again, under the same webhook id.',
  'replayed-failed': 'What was given up is sent again.',
} as const

export const isSaid = (text: string | null): text is keyof typeof saidWords =>
  text !== null && Object.hasOwn(saidWords, text)
