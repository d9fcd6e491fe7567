import type { DisputeWords } from './dispute-words.ts'

export const en: DisputeWords = {
  lede: 'Tell us what is not right. What you question rests at once: until it is settled we neither ask for it nor charge anything on it. The rest stays payable.',
  question: 'What is wrong?',
  reasons: {
    not_received: 'Goods or service not received',
    not_as_agreed: 'Not as agreed',
    wrong_amount: 'Wrong amount or price',
    already_paid: 'Already paid, or a duplicate',
    wrong_details: 'Wrong details (PO, address, name)',
    cancelled: 'Cancelled or returned',
    other: 'Something else',
  },
  amount: 'Disputed amount',
  amountHint: (open) => `Leave it empty if all of the ${open} that is open is in question.`,
  lines: 'Only certain lines?',
  linesHint: 'Tick them and leave the amount empty: we add them up with their tax.',
  words: 'Tell us more',
  wordsHint: 'What happened, and what would put it right. May stay empty, save for “Something else”.',
  files: 'Attach files',
  filesHint:
    'Up to ten files of 10 MB each: PDF, pictures (PNG, JPEG, HEIC), text, CSV, mails (EML), Word or Excel. May stay empty.',
  submit: 'Open dispute',
  problems: {
    noReason: 'Please choose what is wrong.',
    badAmount: 'Please write an amount above zero.',
    moreThanOpen: (open) => `${open} is open. Please write that or less, or leave it empty.`,
    noWords: 'Please tell us in a few words what is wrong.',
    unknownLine: 'These lines have changed. Please tick them again.',
    noMessage: 'Please write a few words, or attach a file.',
    tooMany: (email) =>
      `This invoice has been disputed three times. Please write to ${email}, so that a person looks into it with you.`,
    tooMuch: (email) => `This case has grown very long. Please write to ${email} from here on.`,
    closed: 'The case was closed in the meantime, so nothing was sent. This is how it stands.',
    changed:
      'Something about the invoice has changed, so that what we proposed is not possible any more. Please write to us below.',
  },
  states: {
    answering: (by) => ({
      headline: 'In dispute',
      text: `We answer by ${by}. What you question rests until it is settled; a mail tells you when there is news.`,
    }),
    yourTurn: {
      headline: 'In dispute: we have written to you',
      text: 'You can answer below. What you question rests until it is settled.',
    },
    proposed: 'Our proposal waits for your answer',
    withdrawn: { headline: 'Dispute withdrawn', text: 'The invoice counts as before. Thank you for letting us know.' },
  },
  proposals: {
    credit: (amount) => `We would credit ${amount} on this invoice.`,
    corrected: (amount) => `We would replace this invoice with a corrected one over ${amount}.`,
    asItIs: 'To us the invoice seems right as it stands.',
  },
  outcomes: {
    credited: (amount) => `Settled: ${amount} is credited`,
    corrected: (number) => `Settled: invoice ${number} takes the place of this one`,
    rejected: 'Our answer: the invoice stands as it is',
  },
  after: {
    objectUntil: (day) => `If you see it differently, tell us by ${day}, and we look at it again.`,
    agreed: 'You have agreed. Thank you.',
    byMail: 'The link to the corrected invoice has come to you by mail. This one needs nothing more from you.',
    closed: 'The case is closed.',
  },
  facts: {
    disputed: 'In question',
    whole: 'The whole invoice',
    reason: 'What is wrong',
    openedOn: 'Opened on',
  },
  talk: 'What was said',
  did: {
    message: (author) => author,
    proposal: (author) => `${author} made a proposal`,
    decision: (author) => `${author} decided`,
    agreement: (author) => `${author} agreed`,
    objection: (author) => `${author} did not agree`,
    withdrawal: (author) => `${author} withdrew the dispute`,
  },
  reply: { title: 'Write to us', words: 'Your message', submit: 'Send message' },
  agree: { title: 'Do you agree?', submit: 'Agree' },
  disagree: { words: 'What do you see differently?', submit: 'Disagree' },
  withdraw: {
    title: 'Has it been cleared up?',
    text: 'You can withdraw the dispute. What was in question is then due as before.',
    words: 'A word to us (may stay empty)',
    submit: 'Withdraw dispute',
  },
  creditNote: (number, amount) => `Credit note ${number} over ${amount} (PDF)`,
  again: 'Something else is wrong with this invoice',
  payRest: (amount) => `Pay the part not in question, ${amount}`,
}
