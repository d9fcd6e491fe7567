import { expect, test } from 'vitest'
import { describeError } from './describe-error.ts'

test('of an SDK’s error only what it says, and where', () => {
  const error = Object.assign(new TypeError('it failed'), {
    code: 'E_FAILED',
    headers: { authorization: 'Bearer abc' },
    request: { body: 'Ann Other' },
    cause: new Error('the line was cut', { cause: 'a plain text' }),
  })
  expect(describeError(error)).toEqual({
    type: 'TypeError',
    message: 'it failed',
    code: 'E_FAILED',
    stack: expect.stringMatching(/^\s+at /) as string,
    cause: {
      type: 'Error',
      message: 'the line was cut',
      stack: expect.any(String) as string,
      cause: { type: 'string', message: 'a plain text' },
    },
  })
})

test('Prisma’s message is kept without what was to be written', () => {
  const error = new Error(
    '\nInvalid `prisma.client.create()` invocation:\n\n{\n  data: {\n    name: "Ann Other",\n\n    dueOn: 1\n  }\n}\n\nArgument `dueOn`: Invalid value provided.',
  )
  error.name = 'PrismaClientValidationError'
  expect(describeError(error).message).toBe('Argument `dueOn`: Invalid value provided.')
})

test('a chain of causes ends', () => {
  const error = new Error('turns in a circle')
  error.cause = error
  expect(JSON.stringify(describeError(error)).match(/turns in a circle/g)).toHaveLength(4)
})
