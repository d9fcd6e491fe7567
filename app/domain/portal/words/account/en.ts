import type { AccountWords } from './account-words.ts'

export const en: AccountWords = {
  title: 'All my invoices',
  closed: {
    why: (clientName) =>
      `Here you see all invoices of ${clientName}, and can pay several at once. A link opens one invoice only, so we first make sure that it is you.`,
    where: (masked) =>
      `We mail a code of six digits to ${masked}. It is good for ten minutes, and only in the browser you are using now.`,
    send: 'Mail me a code',
    haveCode: 'I have a code already',
    noAddress: (email) =>
      `We have no address on file that a code could go to. Please write to ${email}, and we will put that right.`,
  },
  code: {
    title: 'Enter your code',
    sent: (masked) => `A mail with a code is on its way to ${masked}. Please type the code here within ten minutes.`,
    missing:
      'Nothing there after a minute or two? Please look among your unwanted mail, or ask for another code. Only the newest one works, and there are five an hour.',
    label: 'Code',
    hint: 'Six digits, from the newest mail',
    enter: 'Show my invoices',
    again: 'Mail me another code',
    wrong: 'That code did not work.',
    compare:
      'Please compare it with the newest mail. If ten minutes have passed, or it was tried several times, ask for another one.',
  },
  open: {
    lede: (clientName) => `Everything of ${clientName} in one place.`,
    signOut: 'Sign out',
    title: 'Open invoices',
    titleIn: (currency) => `Open invoices in ${currency}`,
    nothing: 'Nothing is open. Thank you.',
    choose: 'Which ones is it about?',
    invoice: (number) => `Invoice ${number}`,
    openInvoice: (number) => `Open invoice ${number}`,
    see: 'Open',
    amount: 'Amount to pay',
    amountHint:
      'Leave it empty to pay the chosen invoices as a whole. Any other amount goes to the oldest first; you see how before you pay.',
    pay: 'Pay the chosen ones',
    plan: 'Ask for one plan for them',
    sum: 'Open in all',
    more: (count) => `Only the ${count} oldest are listed here; the statement below has them all.`,
  },
  standing: {
    due: (day) => `due on ${day}`,
    overdue: (day) => `was due on ${day}`,
    processing: (amount) => `${amount} is on its way`,
    started: 'a payment is in progress',
    onPlan: 'on a plan',
    planAsked: 'a plan is being talked about',
    promised: (day) => `promised for ${day}`,
    disputed: 'in dispute',
    partDisputed: (amount) => `${amount} in dispute`,
  },
  settled: {
    title: 'Settled in the last two years',
    nothing: 'There is none yet.',
    on: (day) => `settled on ${day}`,
    older: 'Earlier invoices',
    newest: 'Back to the newest',
    pages: 'Pages',
  },
  credit: {
    title: 'Your credit',
    text: (amount) =>
      `We hold ${amount} for you that no invoice has taken yet. Tell us where it should go, or ask for it back.`,
  },
  agreements: {
    title: 'What we agreed',
    invoices: (numbers, count) => (count === 1 ? `invoice ${numbers}` : `invoices ${numbers}`),
    planAsked: (numbers, day) =>
      `You proposed a plan for ${numbers}.${day === null ? '' : ` We answer by ${day}.`} Reminders rest meanwhile.`,
    planOffered: (numbers, day) =>
      `We offered a plan for ${numbers}.${day === null ? '' : ` You can answer until ${day}.`}`,
    planActive: (numbers, next) => `A plan runs for ${numbers}.${next === null ? '' : ` Next is ${next}.`}`,
    instalment: (amount, day) => `${amount} on ${day}`,
    promise: (number, amount, day) => `You promised ${amount} for invoice ${number} by ${day}.`,
    dispute: (number, amount, day) =>
      `You dispute ${amount === null ? 'invoice' : `${amount} of invoice`} ${number}. We answer by ${day}.`,
    disputeAnswered: (number) => `We answered your dispute of invoice ${number}: please say whether you agree.`,
    see: 'See it',
  },
  papers: {
    title: 'Documents',
    statement: 'Statement of account (PDF)',
    activity: 'What happened in the last twelve months (PDF)',
  },
  methods: {
    title: 'Saved ways to pay',
    nothing: 'None is saved.',
    hint: 'Once removed, it is not charged again; instalments that it would have paid are then yours to pay.',
    remove: (label) => `Remove ${label}`,
    removed: (label) => `${label} is removed and will not be charged again.`,
    failed: 'The payment service did not answer. It is not removed yet; please try again in a moment.',
  },
  preferences: 'Preferences',
  pay: {
    title: 'Pay several invoices',
    lede: 'This is how your payment is set against your invoices, oldest first. Nothing is charged before the next step.',
    leftOpen: (amount) => `${amount} stays open`,
    whole: 'paid whole',
    saves: (amount) => `You save ${amount} by paying early`,
    total: 'You pay',
    change: 'Choose again',
    methods: { card: 'Pay by card', ach: 'Pay by bank (ACH)', paypal: 'Pay with PayPal' },
    noMethod: 'This sum cannot be paid online. Each invoice says how to pay by transfer.',
    back: 'Back to all my invoices',
    refusals: {
      nothing_chosen: 'Please choose at least one invoice, or type an amount.',
      mixed_currencies: 'Please choose invoices of one currency; each is paid by itself.',
      amount_unreadable: 'We could not read this amount. Please write it like 250 or 250.00.',
      below_minimum: 'This is less than can be paid online. Please type a larger amount.',
      above_balance:
        'This is more than is open on the chosen invoices. Please type a smaller amount, or leave it empty.',
      nothing_due: 'There is nothing open on these invoices any more, so nothing was charged.',
      in_progress:
        'A payment for one of these invoices is in progress. Please open that invoice to go on with it or cancel it, or choose the others.',
      changed: 'The sums have changed since you saw them. Please look once more.',
      method_off: 'This way to pay is not on offer for this sum. Please choose another one.',
      provider_down: 'The payment service did not answer. Nothing was charged; please try again in a moment.',
    },
  },
}
