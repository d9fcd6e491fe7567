import { useDesk } from './desk.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(locale: string, timeZone: string, withYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${withYear}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      timeZone,
      day: 'numeric',
      month: 'short',
      ...(withYear && { year: 'numeric' }),
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(key, format)
  }
  return format
}

/** Day and time on the business's clock: "9 Mar, 14:03". The year stands there only when it is not this one. */
export function whenText(at: Date, { locale, timeZone, today }: { locale: string; timeZone: string; today: string }) {
  const parts = new Map(
    formatFor(locale, timeZone, true)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const year = parts.get('year')
  const day = [parts.get('day'), parts.get('month'), ...(today.startsWith(`${year}`) ? [] : [year])]
  return `${day.join(' ')}, ${parts.get('hour')}:${parts.get('minute')}`
}

export function When({ at }: { at: Date }) {
  const desk = useDesk()
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {whenText(at, desk)}
    </time>
  )
}
