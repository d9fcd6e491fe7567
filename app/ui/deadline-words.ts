import { daysBetween, formatDay, parseDay } from '#app/domain/business-day.ts'

/** How near a day is, as one says it: "2 days late", "today", "by tomorrow", "by Friday", "by 3 December". Days are YYYY-MM-DD. */
export function deadlineWords(day: string, today: string, locale: string): string {
  const [by, from] = [parseDay(day), parseDay(today)]
  if (!by || !from) return day
  const ahead = daysBetween(from, by)
  if (ahead < -1) return `${-ahead} days late`
  if (ahead === -1) return '1 day late'
  if (ahead === 0) return 'today'
  if (ahead === 1) return 'by tomorrow'
  return `by ${formatDay(by, locale, ahead < 7 ? 'name' : 'short')}`
}
