import type { HelpWords } from './help-words.ts'

export const en: HelpWords = {
  lede: 'That happens. Choose what would help; you need not explain anything, and reminders rest while we talk.',
  plan: {
    title: 'Pay in parts',
    text: 'Propose how many parts and when. You see every date and amount before you send it.',
  },
  time: {
    title: 'More time',
    text: 'Name a day that would work. We answer within five business days, and send no reminders about this invoice until then.',
    day: 'Time until',
    words: 'Anything we should know',
    submit: 'Ask for more time',
    asked: (day) => `You asked for time until ${day}`,
    next: 'Thank you. A person reads it and answers by mail within five business days. Reminders about this invoice rest until then.',
  },
  call: {
    title: 'Call me',
    text: (day) => `We call you on ${day}, and send no reminders about this invoice before we have talked.`,
    phone: 'Phone',
    when: 'When suits you?',
    whenHint: 'For example mornings, or after 3 pm; may stay empty.',
    submit: 'Ask for a call',
    asked: 'You asked for a call',
    next: (day) => `Thank you. We call you on ${day}. Reminders about this invoice rest until we have talked.`,
  },
  granted: (day) => `You have time until ${day}`,
  grantedNext:
    'Reminders about this invoice rest until two business days after it. Paying earlier, or in parts, is possible at any time.',
  noPhone: 'Please give a number on which we reach you.',
  enough: (email) =>
    `You have asked for this several times here. Please write to ${email}, so that a person can find a way with you.`,
  problems: {
    already_over: 'Please choose a day after today.',
    too_far: 'That day is more than half a year away. Please choose an earlier one.',
  },
}
