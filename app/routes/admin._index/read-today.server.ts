import type { Staff } from '#app/auth/require-staff.server.ts'
import { countDrafts } from '#app/db/read/approvals.server.ts'
import { countHappened, readNews } from '#app/db/read/news.server.ts'
import { countUnreadReplies } from '#app/db/read/replies.server.ts'
import { listPromisesDue, readStakes } from '#app/db/read/stakes.server.ts'
import { findOpenRestore } from '#app/db/read/restores.server.ts'
import { readSilences } from '#app/db/read/silence.server.ts'
import { readSweeps } from '#app/db/read/sweeps.server.ts'
import { countOpenTasks, listTasks } from '#app/db/read/tasks.server.ts'
import { countByStage, readMoney, readTroubles, readVisits, readWeeks } from '#app/db/read/today.server.ts'
import { countUntouched } from '#app/db/read/untouched.server.ts'
import { readMailStop } from '#app/db/sql/mail-pace.server.ts'
import { addDays, dateOf, formatDay, instantOf, startOfDay, todayIn } from '#app/domain/business-day.ts'
import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { newsSince } from '#app/domain/today/visit.ts'
import { inOrderOfNeed } from '#app/ui/need-item.ts'
import { newsWords } from '#app/ui/news-words.ts'
import { stageWords } from '#app/ui/next-step-words.ts'
import { waitingWords } from '#app/ui/waiting-words.ts'
import { standingNeeds } from './standing-needs.ts'
import { subjectsOf, taskNeed } from './task-need.ts'

const TASKS_SHOWN = 25
const NEWS_SHOWN = 5
const WEEKS = 8

/** All that Today shows to one person. */
export async function readToday({ businessId, userId, timeZone, locale, currency, role }: Staff, at: Date) {
  const today = todayIn(timeZone, instantOf(at))
  const monday = addDays(today, 1 - today.dayOfWeek)
  const seen = newsSince(await readVisits(businessId, userId), instantOf(at))
  const since = dateOf(seen ?? startOfDay(addDays(today, -1), timeZone))
  const looksAfterIt = role === 'owner'
  const [tasks, counts, troubles, untouched, drafts, promises, sweeps, replies, mailStop, restore, silences] =
    await Promise.all([
      listTasks(businessId, { done: false, kind: null, after: null, limit: TASKS_SHOWN }),
      countOpenTasks(businessId),
      readTroubles(businessId),
      countUntouched(businessId, today),
      countDrafts(businessId),
      listPromisesDue(businessId, today),
      looksAfterIt ? readSweeps() : [],
      countUnreadReplies(businessId),
      readMailStop(at),
      findOpenRestore(),
      looksAfterIt ? readSilences(at) : [],
    ])
  const [stakes, money, weeks, happened, news, stages] = await Promise.all([
    readStakes(businessId, { ...subjectsOf(tasks.rows), today }),
    readMoney(businessId, { from: monday, today, dueUntil: addDays(today, 7), timeZone }),
    readWeeks(businessId, { monday, count: WEEKS, currency, timeZone }),
    countHappened(businessId, since),
    readNews(businessId, since, NEWS_SHOWN),
    countByStage(businessId),
  ])
  const reader = { today: today.toString(), locale }
  const standing = standingNeeds(
    {
      drafts: { count: drafts.count, oldest: drafts.oldest ? waitingWords(drafts.oldest, at) : '' },
      troubles: { ...troubles, parkedReports: looksAfterIt ? troubles.parkedReports : 0 },
      ...{ untouched, promises, sweeps, mailStop, restore, silences },
      replies: { count: replies.count, oldest: replies.oldest ? waitingWords(replies.oldest, at) : '' },
    },
    reader,
  )
  return {
    heading: formatDay(today, locale),
    needs: [...standing, ...tasks.rows.map((row) => taskNeed(row, stakes, reader))].toSorted(inOrderOfNeed),
    needsCount: standing.length + counts.reduce((sum, { count }) => sum + count, 0),
    hasMoreTasks: tasks.next !== null,
    money,
    weeks: weeks.map(({ from, minor }) => ({ day: formatDay(from, locale, 'short'), amount: { minor, currency } })),
    since: { isVisit: seen !== null, at: since },
    happened,
    news: news.map((item) => ({ id: item.id, to: item.to, words: newsWords(item, locale) })),
    bars: [null, ...stageKeys].map((key, position) => ({
      label: key === 'gate' ? 'Your decision' : stageWords(key),
      count: stages.get(position) ?? 0,
      to: `/admin/invoices?show=open&stage=${position}`,
    })),
  }
}
