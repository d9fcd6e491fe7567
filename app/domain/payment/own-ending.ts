/** Why an attempt was ended by us, on record in place of a failure: nobody is asked to go on with it. */
export const ownEndings = {
  cancelled: 'Called off by the client.',
  expired: 'What it asked for had changed.',
} as const

export const isOwnEnding = (reason: string | null): boolean => Object.values<string | null>(ownEndings).includes(reason)
