export interface ToneFlag {
  readonly kind: 'blame' | 'threat' | 'capitals' | 'exclamation'
  readonly excerpt: string
}

export interface ToneContext {
  /** True once the due date has passed. */
  readonly afterDue: boolean
  /** True for the final notice, which names its next step as a fact. */
  readonly namesNextStep?: boolean
  /** Names and numbers that may be written in capitals. */
  readonly ignore?: readonly string[]
}

const blame =
  /\b(?:you(?: have|'ve)? (?:failed|neglected|ignored|refused|forgot(?:ten)?)|your (?:failure|negligence|refusal|fault)|despite (?:our|repeated|several|numerous)|(?:still )?ha(?:ve|s) not bothered|delinquen\w*|unacceptable|irresponsib\w*|excuses?|debtors?|shame(?:ful)?|why have(?:n't| not) you|disappoint\w*)\b/gi
const threat =
  /\b(?:legal (?:action|proceedings|steps)|lawsuit|sue|court|attorneys?|lawyers?|bailiffs?|prosecut\w*|credit (?:bureau|report|rating|score)|or else|consequences|final warning|last (?:chance|warning)|we will be forced|no (?:other )?choice|without further notice|immediately|at once|demand (?:that )?you)\b/gi
const nextSteps = /\bcollection(?:s)? agency\b/gi

const acronyms = new Set(['IBAN', 'SEPA', 'SWIFT', 'HTTP', 'HTTPS', 'NULL'])

/**
 * Words that do not belong in a letter to a client: blame, threats, shouting, exclamation marks once the due date has
 * passed. A net, not a judge: no flag means nothing was found.
 */
export function checkTone(text: string, context: ToneContext): ToneFlag[] {
  const own = (context.ignore ?? []).reduce((rest, name) => (name ? rest.split(name).join(' ') : rest), text)
  const flags: ToneFlag[] = []
  const flag = (kind: ToneFlag['kind'], matches: Iterable<RegExpMatchArray>) => {
    for (const [excerpt] of matches) flags.push({ kind, excerpt })
  }
  flag('blame', own.matchAll(blame))
  flag('threat', own.matchAll(threat))
  if (!context.namesNextStep) flag('threat', own.matchAll(nextSteps))
  if (context.afterDue) flag('exclamation', own.matchAll(/!+/g))
  const shouted = [...own.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{4,}(?![\p{L}\p{N}-])/gu)]
  flag(
    'capitals',
    shouted.filter(([word]) => !acronyms.has(word)),
  )
  return flags
}
