import { expect, test } from 'vitest'
import type { MailForm } from './mail-form.server.ts'
import { formOf } from './mail-forms.server.ts'

let compiled: string[] = []
const ask = (shape: string) =>
  formOf(shape, () => {
    compiled.push(shape)
    return Promise.resolve<MailForm>({ html: [shape], text: [] })
  })

test('a shape is compiled once, however many ask at the same time', async () => {
  compiled = []
  const forms = await Promise.all(Array.from({ length: 50 }, () => ask('one')))
  expect(compiled).toEqual(['one'])
  expect(new Set(forms).size).toBe(1)
})

test('what is asked for stays, what was not for the longest time goes', async () => {
  await Promise.all(['kept', 'left'].map(ask))
  for (let n = 0; n < 499; n += 1) await Promise.all([ask(`shape ${n}`), ask('kept')])
  compiled = []
  await Promise.all(['kept', 'left'].map(ask))
  expect(compiled).toEqual(['left'])
})

test('a form that could not be compiled is tried again', async () => {
  await expect(formOf('broken', () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory')
  expect((await ask('broken')).html).toEqual(['broken'])
})

test('one of very many rows is not kept', async () => {
  compiled = []
  const long = 'row '.repeat(10_000)
  await Promise.all([ask(long), ask(long)])
  expect(compiled).toHaveLength(2)
})
