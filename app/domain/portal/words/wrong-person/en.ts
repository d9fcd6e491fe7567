import type { WrongPersonWords } from './wrong-person-words.ts'

export const en: WrongPersonWords = {
  lede: (businessName) =>
    `Tell us who looks after this invoice, as far as you know. ${businessName} checks it first: nothing is sent to them, and nothing is shown to them, before that.`,
  name: 'Name',
  email: 'E-mail address',
  phone: 'Phone',
  words: 'Anything we should know',
  wordsHint: 'For example a department, or that you have left the company.',
  leaves: 'Please do not write to me any more',
  submit: 'Tell us',
  asked: 'Thank you for telling us',
  next: (businessName) =>
    `A person at ${businessName} looks at it now. Reminders rest for three business days meanwhile. There is nothing more for you to do.`,
  enough: (email) =>
    `Several people have been named here lately. Please write to ${email}, so that a person can sort it out with you.`,
  nothing: 'Please give a name, an address or a number, or tell us in your own words.',
}
