const names = [
  'january januar janner jaenner janvier enero',
  'february februar feber fevrier febrero',
  'march marz maerz mars marzo mrz',
  'april avril abril',
  'may mai mayo',
  'june juni juin junio',
  'july juli juillet julio',
  'august aout agosto',
  'september septembre septiembre setiembre',
  'october oktober octobre octubre',
  'november novembre noviembre',
  'december dezember decembre diciembre',
].map((month) => month.split(' '))

const fillers = new Set(
  'de del di le la the of er st nd rd th am den monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim lunes martes miercoles jueves viernes sabado domingo mie jue vie sab'.split(
    ' ',
  ),
)

const fold = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** 1–12 for a month's name or its beginning (three letters and more) in English, German, French or Spanish; null when it names none or two ("jui"). */
export function monthOf(word: string): number | null {
  const folded = fold(word)
  if (folded.length < 3) return null
  const matching = names.flatMap((variants, index) =>
    variants.some((name) => name.startsWith(folded)) ? [index + 1] : [],
  )
  return matching.length === 1 ? (matching[0] ?? null) : null
}

/** Words that stand in written dates and say nothing: weekdays, "de", "the", "st". */
export const isDateFiller = (word: string): boolean => fillers.has(fold(word))
