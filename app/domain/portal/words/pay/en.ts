import type { PayWords } from './pay-words.ts'

const clearing = {
  ach: ' A bank debit takes up to four business days.',
  paypal: ' PayPal waits for your bank, which takes up to six business days.',
  other: '',
}

export const en: PayWords = {
  byMethod: {
    card: 'by card',
    ach: 'by bank debit',
    paypal: 'with PayPal',
    check: 'by check',
    transfer: 'by bank transfer',
    cash: 'in cash',
    other: '',
  },
  howMuch: 'How much to pay',
  choices: {
    everything: 'Everything open',
    instalment: 'Next instalment',
    undisputed: 'The part not in question',
    other: 'Other amount',
  },
  amount: 'Amount',
  forInvoices: (numbers) => `For invoices ${numbers} together`,
  dueOn: (day) => `Due on ${day}`,
  atLeast: (sum) => `At least ${sum}`,
  buttons: { card: 'Pay by card', ach: 'Pay by bank (ACH)', paypal: 'Pay with PayPal' },
  achNudge: 'Paying from your bank (ACH) costs us no card fees, so it helps us; it takes up to four business days.',
  limits: {
    card: (sum) => `By card up to ${sum} at a time.`,
    ach: (sum) => `From a bank account (ACH) up to ${sum} at a time.`,
    paypal: (sum) => `With PayPal up to ${sum} at a time.`,
  },
  notOnline: 'A sum as large as this is paid by transfer, or in parts.',
  down: {
    card: 'Paying by card does not work at the moment. Please try again in a few minutes, or pay another way.',
    ach: 'Paying by bank (ACH) does not work at the moment. Please try again in a few minutes, or pay another way.',
    paypal: 'PayPal does not answer at the moment. Please try again in a few minutes, or pay another way.',
  },
  keepTitle: 'Let the other instalments pay themselves',
  continueIt: 'Continue this payment',
  confirmAccount: 'Confirm the bank account',
  cancelIt: 'Cancel it and choose again',
  transfer: (reference) => `Or by transfer or check, reference ${reference}`,
  stateReference: ['Please state the reference ', ', so that your payment finds this invoice by itself.'],
  transferSafety:
    'These details are shown on this page only. We never send or change them by mail; if a mail says otherwise, please call us.',
  refusals: {
    malformed: 'Something in the form did not come through. Please try once more.',
    amountMissing: 'Please type the amount you would like to pay.',
    amountUnreadable: 'We could not read this amount. Please write it like 250 or 250.00.',
    choiceUnclear: 'You typed an amount, but another choice is marked. Please choose the one you mean.',
    tooSmall: (least, open) => `This is less than can be paid online. Please choose between ${least} and ${open}.`,
    tooLarge: (open) => `This is more than is open. At most ${open} can be paid.`,
    nothingOpen: 'There is nothing open on this invoice, so nothing was charged.',
    processing: 'A payment for this invoice is already on its way, so nothing more was charged.',
    inProgress: 'A payment is in progress for this invoice. Please go on with it, or cancel it and choose again.',
    methodLimit: 'This way to pay does not take a sum as large as this. Please choose another one, or a smaller sum.',
    methodOff: 'This way to pay is not on offer. Please choose another one.',
    providerDown: 'The payment service did not answer. Nothing was charged; please try again in a moment.',
  },
  cancel: {
    paid: 'That payment had just arrived, so there was nothing to cancel. Thank you.',
    processing: 'That payment is already on its way and can no longer be cancelled here.',
    providerDown: 'The payment service did not answer. Nothing has changed; please try again in a moment.',
  },
  back: {
    paid: (sum) => ({
      title: 'Thank you',
      headline: 'Paid',
      text: `Your payment of ${sum} has arrived. A note for your records follows by mail.`,
    }),
    received: (sum) => ({
      title: 'Thank you',
      headline: 'Payment received',
      text: `Your payment of ${sum} has arrived. A note for your records follows by mail.`,
    }),
    processing: (sum, method) => ({
      title: 'Thank you',
      headline: 'Payment processing',
      text: `Your payment of ${sum} is on its way.${clearing[method]} We write to you when it has arrived; there is nothing more to do.`,
    }),
    verifying: {
      title: 'Thank you',
      headline: 'One more step',
      text: 'Your bank account is to be confirmed first. Two small deposits arrive there in one or two business days. Once you see them, tell their amounts here; we send you a mail about it as well.',
    },
    notPaid: {
      title: 'That did not go through',
      headline: 'Not paid',
      text: 'No payment was made. You can try again or choose another way on the page of the invoice.',
    },
    confirming: {
      title: 'One moment, please',
      headline: 'We are confirming your payment',
      text: 'This page looks again by itself every few seconds. There is nothing for you to do.',
    },
    confirmingLong: 'It takes longer than usual. You can close this page: we write to you as soon as we know.',
    nothing: {
      title: 'Your payment',
      headline: 'No payment was started',
      text: 'You can pay on the page of the invoice.',
    },
  },
}
