import { expect, test } from 'vitest'
import { addDays, atLocalHour, daysBetween, startOfDay } from '../business-day.ts'
import { isPositive } from '../money.ts'
import { breaches } from './chase-laws.ts'
import { todayOf } from './chase-world.ts'
import type { ChaseWorld } from './chase-world.ts'
import { workUntil } from './chase-worker.ts'
import { decideDunning } from './decide-dunning.ts'
import { businessZone, demoClients, diceOf, firstDay, happenOn, workThrough } from './demo-year.ts'
import type { DemoClient } from './demo-year.ts'
import { activeHolds } from './hold.ts'

const seed = 2041
const days = 365

test(`a year of 120 clients and 400 invoices, day by day, keeps every law (seed ${seed})`, { timeout: 120_000 }, () => {
  const dice = diceOf(seed)
  const clients = demoClients(dice, 120, 400)
  const seen = new Map<DemoClient, number>()
  for (let number = 0; number < days; number += 1) {
    const at = (hour: number) => atLocalHour(addDays(firstDay, number), hour, businessZone)
    const morning = atLocalHour(addDays(firstDay, number + 1), 6, businessZone)
    for (const client of clients) {
      const { world } = client
      happenOn(client, number, dice, at(6))
      workUntil(world, at(6), at(15))
      workThrough(client, dice, at(15))
      workUntil(world, at(15), at(17))
      // Nothing lies about at the end of the working day: whoever looked now would find nothing to do.
      const left = decideDunning(world.facts, at(17)).kind
      expect(['wait', 'hold', 'no_recipient'], `day ${number}, ${world.facts.client.id}`).toContain(left)
      workUntil(world, at(17), morning)
      expect(breaches(world, seen.get(client)), `day ${number}`).toEqual([])
      seen.set(client, world.contacts.length)
    }
  }

  const worlds = clients.map(({ world }) => world)
  const total = (count: (world: ChaseWorld) => number) => worlds.reduce((sum, world) => sum + count(world), 0)
  const by = (channel: string) => total(({ contacts }) => contacts.filter((each) => each.by === channel).length)
  // A year in which something happened.
  expect(by('email')).toBeGreaterThan(1_000)
  expect(by('letter')).toBeGreaterThan(3)
  expect(by('phone')).toBeGreaterThan(0)
  expect(total(({ closed }) => closed.length)).toBeGreaterThan(200)
  expect(total(({ contacts }) => contacts.filter(({ arrived }) => !arrived).length)).toBeGreaterThan(5)

  // Whoever never paid and was never let be has come before the owner.
  const lastDay = addDays(firstDay, days)
  const end = startOfDay(lastDay, businessZone)
  const forgotten = worlds.flatMap((world) =>
    world.facts.invoices
      .filter(
        ({ holds, processing }) => activeHolds(holds, todayOf(world, end)).length === 0 && !isPositive(processing),
      )
      .filter(({ dueOn, steps }) => daysBetween(dueOn, lastDay) > 130 && !steps.some(isAtGate))
      .map(({ id }) => id),
  )
  expect(forgotten).toEqual([])
})

const isAtGate = ({ key }: { readonly key: string }) => key === 'gate'
