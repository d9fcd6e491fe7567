/** What a person who is signed in reads when password and code were not taken. */
export const codeRefusals = {
  wrong: {
    status: 400,
    problem: 'Password and code do not fit. Take the code your app shows now; each one works once.',
  },
  too_many: { status: 429, problem: 'Too many tries. Please wait a quarter of an hour and try again.' },
}
