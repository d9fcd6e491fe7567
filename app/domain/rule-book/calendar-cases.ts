import { holidaysOf } from '../calendar/holidays.ts'
import { calendarFor } from '../calendar/quiet-days.ts'
import { addBusinessDays, everyDay, rollBack, rollForward } from '../calendar/send-calendar.ts'
import type { SendCalendar } from '../calendar/send-calendar.ts'
import { presetOf } from '../dunning/policy-presets.ts'
import { day, tenOn, at } from '../dunning/sample-facts.ts'
import { inContactWindow, nextSendInstant } from '../dunning/send-window.ts'
import { defaultSendHours } from '../dunning/dunning-facts.ts'
import { done, on, steps, upTo, why } from './in-words.ts'
import type { Look } from './in-words.ts'
import { cases } from './rule-case.ts'

const weekdays = [1, 2, 3, 4, 5]
const off = (...holidays: string[]) => ({
  business: { calendar: { sendDays: weekdays, holidays: new Set(holidays) } },
})
const dueOn = (text: string) => ({ invoice: { dueOn: day(text) } })
const quiet = (...days: number[]) => ({
  business: { calendar: calendarFor({ sendDays: weekdays, holidays: new Set() }, days) },
})
const american = new Set(holidaysOf('US', null, 2026, 2026).map((holiday) => holiday.day.toString()))

export const sendDays = [
  ...cases('R15', done, [
    ['a courtesy note for a Saturday goes out on Friday', on('2026-03-06', [], off()), 'mail courtesy'],
    ['not on Thursday', on('2026-03-05', [], off()), 'wait until 2026-03-06 09:00'],
    [
      'the note of a due date on Sunday goes out on Friday: it names the day',
      on('2026-03-13', steps('courtesy obsolete 2026-03-10'), { ...off(), ...dueOn('2026-03-15') }),
      'mail due_today',
    ],
    [
      'and over a holiday, on the day before',
      on('2026-03-11', steps('courtesy completed 2026-03-06'), off('2026-03-12')),
      'mail due_today',
    ],
    [
      'what follows the due date rolls forward: Saturday’s on Monday',
      on('2026-03-14', steps('courtesy obsolete 2026-03-10', 'due_today completed 2026-03-13'), {
        ...off(),
        ...dueOn('2026-03-13'),
      }),
      'wait until 2026-03-16 09:00',
    ],
    [
      'and a holiday’s on the day after',
      on('2026-03-19', upTo('day_after'), off('2026-03-19')),
      'wait until 2026-03-20 09:00',
    ],
    [
      'a long weekend is crossed as a whole',
      on('2026-03-19', upTo('day_after'), off('2026-03-19', '2026-03-20', '2026-03-23')),
      'wait until 2026-03-24 09:00',
    ],
    [
      'nothing goes out on a Sunday, however late it is',
      on('2026-04-05', upTo('day_after'), off()),
      'wait until 2026-04-06 09:00',
    ],
    ['the owner may be asked on a Sunday', on('2026-05-31', upTo('final_demand'), off()), 'ask the owner'],
    [
      'a business may write on Tuesdays only',
      on('2026-03-19', upTo('day_after'), { business: { calendar: { ...everyDay, sendDays: [2] } } }),
      'wait until 2026-03-24 09:00',
    ],
    [
      'a client’s quiet Thursday is no send day for them: what follows the due date waits for Friday',
      on('2026-03-19', upTo('day_after'), quiet(4)),
      'wait until 2026-03-20 09:00',
    ],
    [
      'and what announces it comes a day earlier: the note of a due date on Thursday goes out on Wednesday',
      on('2026-03-11', steps('courtesy completed 2026-03-06'), quiet(4)),
      'mail due_today',
    ],
    [
      'with Monday and Tuesday quiet as well, the weekend is crossed to Wednesday',
      on('2026-03-20', upTo('day_after'), quiet(1, 2, 4, 5)),
      'wait until 2026-03-25 09:00',
    ],
    [
      'two stages that fall on one day become the later one',
      on('2026-03-16', steps('courtesy obsolete 2026-03-10', 'due_today completed 2026-03-13'), {
        ...off('2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20'),
        ...dueOn('2026-03-14'),
      }),
      'wait until 2026-03-23 09:00; leave out day_after (merged)',
    ],
    [
      'but nobody comes before the owner unheard',
      on(
        '2026-05-10',
        upTo('third_follow_up'),
        off(...Array.from({ length: 20 }, (_, n) => day('2026-04-26').add({ days: n }).toString())),
      ),
      'wait until 2026-05-18 09:00',
    ],
    [
      'American Labor Day is no send day',
      on('2026-09-07', upTo('day_after'), { business: { calendar: { sendDays: weekdays, holidays: american } } }),
      'wait until 2026-09-08 09:00',
    ],
  ]),
  ...cases('R15', why, [
    [
      'the desk says that it waited for a send day',
      on('2026-03-14', upTo('day_after'), off('2026-03-19')),
      'Next: first follow-up on 20 March, the nearest day on which you send.',
    ],
  ]),
]

const calendar: SendCalendar = { sendDays: weekdays, holidays: new Set(['2026-12-25', '2027-01-01']) }

export const rolling = [
  ...cases('R15', (text: string) => rollBack(day(text), calendar).toString(), [
    ['back from Christmas', '2026-12-25', '2026-12-24'],
    ['back from the Sunday after it', '2026-12-27', '2026-12-24'],
    ['a send day stays', '2026-12-24', '2026-12-24'],
  ]),
  ...cases('R15', (text: string) => rollForward(day(text), calendar).toString(), [
    ['forward from Christmas, over the weekend', '2026-12-25', '2026-12-28'],
    ['forward over the year’s end', '2027-01-01', '2027-01-04'],
  ]),
  ...cases('R15', ([text, count]: [string, number]) => addBusinessDays(day(text), count, calendar).toString(), [
    ['three business days before the year’s end skip weekend and Christmas', ['2026-12-30', -3], '2026-12-24'],
    ['two business days on from a Friday are Tuesday', ['2026-12-18', 2], '2026-12-22'],
  ]),
]

const goesOut = ([earliest, zone]: [string, string]): string =>
  nextSendInstant(at(earliest), zone, defaultSendHours)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString()
    .slice(0, 16)
const inWindow = ([moment, zone]: [string, string]): boolean => inContactWindow(at(moment), zone, defaultSendHours)
const inZone = (moment: string, timeZone: string, taken: Look['steps'] = []): Look =>
  on(moment, taken, { client: { timeZone } })

export const hours = [
  ...cases('R15', goesOut, [
    ['before nine it waits for nine, the client’s', ['2026-03-12T06:00:00Z', 'Europe/Berlin'], '2026-03-12T09:00'],
    ['within the window it goes at once', ['2026-03-12T12:30:00Z', 'Europe/Berlin'], '2026-03-12T13:30'],
    [
      'from eight in the evening it waits for the morning',
      ['2026-03-12T19:00:00Z', 'Europe/Berlin'],
      '2026-03-13T09:00',
    ],
    ['clocks go forward: nine is nine', ['2026-03-29T00:00:00Z', 'Europe/Berlin'], '2026-03-29T09:00'],
    ['clocks go back: nine is nine, and once', ['2026-10-25T00:00:00Z', 'Europe/Berlin'], '2026-10-25T09:00'],
    ['clocks change at midnight', ['2026-10-04T02:00:00Z', 'America/Asuncion'], '2026-10-04T09:00'],
    ['half an hour off the hour', ['2026-03-12T00:00:00Z', 'Asia/Kolkata'], '2026-03-12T09:00'],
  ]),
  ...cases('R15', inWindow, [
    ['eight is in', ['2026-03-12T07:00:00Z', 'Europe/Berlin'], true],
    ['a minute before is not', ['2026-03-12T06:59:00Z', 'Europe/Berlin'], false],
    ['a minute before eight in the evening is', ['2026-03-12T18:59:00Z', 'Europe/Berlin'], true],
    ['eight in the evening is not', ['2026-03-12T19:00:00Z', 'Europe/Berlin'], false],
  ]),
  ...cases('R15', done, [
    [
      'today is the business’s day: still the twelfth, though Kiritimati writes the thirteenth',
      inZone('2026-03-12T14:00:00Z', 'Pacific/Kiritimati', upTo('courtesy')),
      'wait until 2026-03-13 09:00',
    ],
    [
      'and its note goes out there as soon as the twelfth begins: in the evening',
      inZone('2026-03-12T04:00:00Z', 'Pacific/Kiritimati', upTo('courtesy')),
      'mail due_today',
    ],
    [
      'in Samoa the morning comes later, and is still the same day',
      inZone('2026-03-12T14:00:00Z', 'Pacific/Pago_Pago', upTo('courtesy')),
      'wait until 2026-03-12 09:00',
    ],
    [
      'in Berlin the window closes while New York has lunch',
      inZone('2026-03-13T19:30:00Z', 'Europe/Berlin', upTo('due_today')),
      'wait until 2026-03-14 09:00',
    ],
    [
      'on the day clocks go forward',
      on('2026-03-08T12:59:00Z', steps('courtesy obsolete 2026-03-07'), dueOn('2026-03-08')),
      'wait until 2026-03-08 09:00',
    ],
    [
      'nine is an hour earlier',
      on('2026-03-08T13:00:00Z', steps('courtesy obsolete 2026-03-07'), dueOn('2026-03-08')),
      'mail due_today',
    ],
  ]),
]

const heard = (...days: string[]) => ({
  client: { lastContactAt: tenOn(days.at(-1) ?? ''), recentContacts: days.map(tenOn) },
})

export const caps = [
  ...cases('R15', done, [
    ['one contact a day', on('2026-03-19', upTo('day_after'), heard('2026-03-19')), 'wait until 2026-03-20 09:00'],
    [
      'three in seven days',
      on('2026-03-20', upTo('day_after'), heard('2026-03-14', '2026-03-16', '2026-03-18')),
      'wait until 2026-03-21 09:00',
    ],
    [
      'the ladder’s own three within a week go out',
      on('2026-03-13', upTo('due_today'), heard('2026-03-07', '2026-03-12')),
      'mail day_after',
    ],
    [
      'a seventh day later the first no longer counts',
      on('2026-03-21', upTo('day_after'), heard('2026-03-14', '2026-03-16', '2026-03-18')),
      'mail first_follow_up',
    ],
    [
      'a gentle policy keeps to two',
      on('2026-03-30', upTo('day_after'), { ...heard('2026-03-24', '2026-03-26'), policy: presetOf('gentle').policy }),
      'wait until 2026-03-31 09:00',
    ],
    [
      'a day late because of the cap, a note that announces is left out',
      on('2026-03-12', upTo('courtesy'), heard('2026-03-08', '2026-03-09', '2026-03-11')),
      'wait until 2026-03-15 09:00; leave out due_today (passed)',
    ],
  ]),
  ...cases('R15', why, [
    [
      'the desk says so',
      on('2026-03-20', upTo('day_after'), heard('2026-03-14', '2026-03-16', '2026-03-18')),
      'Next: first follow-up on 21 March, so that the client does not hear from us too often in one week.',
    ],
  ]),
]
