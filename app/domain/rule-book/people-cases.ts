import type { ContactChannel } from '../client/preferences.ts'
import type { Channel, DunningStage, StageKey } from '../dunning/dunning-policy.ts'
import { channelFor } from '../dunning/reach-client.ts'
import { day, factsWith, stageOf } from '../dunning/sample-facts.ts'
import { money } from '../money.ts'
import { aging, agingBucket } from '../reporting/aging.ts'
import { languageOf, wordsLocale } from '../words/language.ts'
import { done, lookedAtAgain, on, upTo, why } from './in-words.ts'
import { cases } from './rule-case.ts'

const usd = (minor: bigint) => money(minor, 'USD')

interface Ways {
  readonly mail?: boolean
  readonly post?: boolean
  readonly phone?: boolean
  readonly by?: Channel
  /** How the client asked to be reached. */
  readonly wish?: ContactChannel
  readonly stage?: StageKey
}
const reached = (ways: Ways): Channel | null => {
  const { mail = false, post = false, phone = false, by = 'email', wish = null, stage: key = 'first_follow_up' } = ways
  const stage: DunningStage = { ...stageOf(key), channel: by }
  const { client } = factsWith({
    client: {
      recipient: mail ? 'ada@example.com' : null,
      hasPostalAddress: post,
      hasPhone: phone,
      preferredChannel: wish,
    },
  })
  return channelFor(stage, client)
}
const unreachable = { client: { recipient: null } }

export const recipients = [
  ...cases('R24', reached, [
    ['by mail, where there is an address', { mail: true, post: true, phone: true }, 'email'],
    ['by letter, where mail leads nowhere', { post: true, phone: true }, 'letter'],
    ['by telephone, where nothing else does', { phone: true }, 'phone'],
    ['by nothing, and then somebody is told', {}, null],
    ['a stage on paper goes on paper', { by: 'letter', mail: true, post: true }, 'letter'],
    ['by mail without a postal address', { by: 'letter', mail: true }, 'email'],
    ['a call without a number becomes a mail', { by: 'phone', mail: true, post: true }, 'email'],
    ['a call with a number is a call', { by: 'phone', mail: true, phone: true }, 'phone'],
    ['the owner needs no address', { by: 'owner' }, 'owner'],
    ['who asked for letters gets a letter', { mail: true, post: true, wish: 'letter' }, 'letter'],
    ['who asked to be called is called', { mail: true, phone: true, wish: 'phone' }, 'phone'],
    ['who asked for mail is not called', { by: 'phone', mail: true, phone: true, wish: 'email' }, 'email'],
    ['a wish that leads nowhere any more gives way', { mail: true, wish: 'letter' }, 'email'],
    [
      'what announces the due date stays mail: a letter would come too late',
      { mail: true, post: true, wish: 'letter', stage: 'due_today' },
      'email',
    ],
    [
      'a deadline is set in writing, whoever asked to be called',
      { mail: true, phone: true, wish: 'phone', stage: 'final_demand' },
      'email',
    ],
    [
      'what the business puts on paper stays on paper',
      { by: 'letter', mail: true, post: true, wish: 'email' },
      'letter',
    ],
  ]),
  ...cases('R24', done, [
    [
      'a client who asked for letters has one written',
      on('2026-03-19', upTo('day_after'), { client: { hasPostalAddress: true, preferredChannel: 'letter' } }),
      'letter first_follow_up',
    ],
    [
      'and one who asked to be called has a call put on the desk',
      on('2026-03-19', upTo('day_after'), { client: { hasPhone: true, preferredChannel: 'phone' } }),
      'call for first_follow_up',
    ],
    [
      'no address: never silent',
      on('2026-03-19', upTo('day_after'), unreachable),
      'find an address for first_follow_up',
    ],
    [
      'a postal address: a letter',
      on('2026-03-19', upTo('day_after'), { client: { recipient: null, hasPostalAddress: true } }),
      'letter first_follow_up',
    ],
    [
      'a number: a call',
      on('2026-03-19', upTo('day_after'), { client: { recipient: null, hasPhone: true } }),
      'call for first_follow_up',
    ],
    [
      'the address bounced: the same stage once more, by letter',
      on('2026-03-20', upTo('day_after', 'first_follow_up failed 2026-03-19'), {
        client: { recipient: null, hasPostalAddress: true },
      }),
      'letter first_follow_up',
    ],
    ['the owner’s decision needs no address', on('2026-05-11', upTo('final_demand'), unreachable), 'ask the owner'],
  ]),
  ...cases('R24', lookedAtAgain, [
    [
      'whom nothing reaches is looked at every week',
      on('2026-03-19', upTo('day_after'), unreachable),
      '2026-03-26 09:00',
    ],
  ]),
  ...cases('R24', why, [
    [
      'the desk says so before its day',
      on('2026-03-14', upTo('day_after'), unreachable),
      'The first follow-up is due, but nothing reaches this client: please add an address or a phone number.',
    ],
  ]),
]

const written = ([client, business]: [string | null, string]) => wordsLocale(client, business)

export const locales = [
  ...cases('R25', written, [
    ['the client’s own language comes first', ['de-AT', 'en-US'], 'de-AT'],
    ['without one, the business’s', [null, 'fr-FR'], 'fr-FR'],
    ['without words in the client’s, the business’s', ['it-IT', 'es-ES'], 'es-ES'],
    ['without words in either, English', ['it-IT', 'nl-NL'], 'en-US'],
    ['the region stays: sums and days as in Mexico', ['es-MX', 'en-US'], 'es-MX'],
    ['what is no locale does not count', ['', 'en-GB'], 'en-GB'],
  ]),
  ...cases('R25', languageOf, [
    ['the words of a locale are those of its language', 'fr-CA', 'fr'],
    ['however it is written', 'DE-ch', 'de'],
    ['English where there are none', 'it-IT', 'en'],
  ]),
]

const bucket = (dueOn: string) => agingBucket(day(dueOn), day('2026-03-01'))
const rows = (dues: string[]) =>
  aging(
    dues.map((dueOn) => ({ dueOn: day(dueOn), count: 1, amount: usd(100n) })),
    'USD',
    day('2026-03-01'),
  )
    .map((row) => `${row.bucket} ${row.count}`)
    .join(', ')

export const metrics = [
  ...cases('R28', bucket, [
    ['before the due date: current', '2026-03-02', 'current'],
    ['on the due date: current', '2026-03-01', 'current'],
    ['one day late', '2026-02-28', '1-30'],
    ['thirty', '2026-01-30', '1-30'],
    ['thirty-one', '2026-01-29', '31-60'],
    ['sixty-one', '2025-12-30', '61-90'],
    ['ninety-one', '2025-11-30', '90+'],
  ]),
  ...cases('R28', rows, [
    [
      'every bucket is shown, the empty ones too',
      ['2026-03-01', '2026-02-01', '2025-01-01'],
      'current 1, 1-30 1, 31-60 0, 61-90 0, 90+ 1',
    ],
  ]),
]
