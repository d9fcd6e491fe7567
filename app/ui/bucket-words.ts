import type { AgingBucket } from '#app/domain/reporting/aging.ts'

const words: Record<AgingBucket, string> = {
  current: 'Not yet due',
  '1-30': '1 to 30 days',
  '31-60': '31 to 60 days',
  '61-90': '61 to 90 days',
  '90+': 'Over 90 days',
}

export const bucketWords = (bucket: AgingBucket): string => words[bucket]
