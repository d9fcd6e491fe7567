import type { PreferencesWords } from './preferences-words.ts'

export const en: PreferencesWords = {
  lede: 'Tell us how you like things. It counts for all your invoices with us from now on.',
  method: {
    label: 'I would rather pay by',
    any: 'Any way',
    names: { card: 'card', ach: 'bank debit (ACH)', paypal: 'PayPal', transfer: 'bank transfer', check: 'check' },
  },
  payDay: {
    label: 'We pay our suppliers',
    hint: 'We send a note in good time before that day. The due date of the invoice stays as it is.',
    any: 'On any day',
    monthEnd: 'At the end of the month',
    day: (day) => `On day ${day} of the month`,
    weekday: (name) => `On ${name}s`,
  },
  channel: {
    label: 'Reach me by',
    hint: 'Counts for reminders after the due date. What comes before it, and answers to you, come by mail.',
    any: 'Whatever suits',
    names: { email: 'e-mail', letter: 'letter', phone: 'phone' },
  },
  language: { label: 'Language', hint: 'Of our mails, letters and these pages.' },
  quiet: { label: 'Please do not write on', hint: 'At least two of the days on which we write have to stay.' },
  copy: {
    title: 'Keep another person informed',
    text: (businessName) => `They get a copy of reminders, once ${businessName} has confirmed it. May stay empty.`,
    onFile: (masked) => `We write to ${masked} now.`,
    name: 'Name',
    email: 'E-mail address',
    asked: 'A person you named is being confirmed; until then another one cannot be named.',
    enough: (email) => `Several people have been named here lately. Please write to ${email} about another one.`,
  },
  submit: 'Save',
  saved: 'Saved. It counts from now on.',
  next: 'We confirm what changed by mail to the address on file. You can change it here whenever you like.',
  problems: {
    method_not_offered: 'This way to pay is not offered. Please choose another one.',
    pay_day_unknown: 'Please choose one of the days.',
    channel_not_possible: 'We cannot reach you that way. Please choose another one.',
    too_quiet: 'Please leave at least two of these days on which we may write.',
  },
  changes: {
    method: (name) => (name ? `preferred way to pay: ${name}` : 'any way to pay'),
    payRun: (name) => (name ? `pay day: ${name}` : 'any pay day'),
    channel: (name) => (name ? `reminders by ${name}` : 'reminders whatever way suits'),
    language: (name) => `language: ${name}`,
    quietDays: (names) => (names ? `no reminders on ${names}` : 'no quiet days'),
    copy: (person) => `copies to ${person}, once confirmed`,
  },
}
