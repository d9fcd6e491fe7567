import { format } from 'prettier'
import { expect, test } from 'vitest'
import { timelineTypes } from '#app/domain/timeline/describe-event.ts'
import { readTimelineSchemas } from '#tests/support/timeline-schemas.ts'

test('what the API says of events is what their types say; after a change of types: vitest -u on this file', async () => {
  const schemas = readTimelineSchemas()
  expect(Object.keys(schemas.types)).toEqual(timelineTypes)
  const written = await format(JSON.stringify(schemas), { parser: 'json', printWidth: 120 })
  await expect(written).toMatchFileSnapshot('timeline-schemas.json')
}, 30_000)
