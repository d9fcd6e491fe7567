import type { PrismaPg } from '@prisma/adapter-pg'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>

/**
 * Prisma reads the relations of one query side by side, also in a transaction, whose one connection takes one statement at a time. The
 * driver still lines them up, warns, and will refuse them in its next version: so they stand in line here.
 */
export function lineUp(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (...how) => oneAtATime(await start(...how))
    return adapter
  }
  return factory
}

function oneAtATime(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Query, Answer>(work: (query: Query) => Promise<Answer>) => {
    return (query: Query): Promise<Answer> => {
      const answer = last.then(() => work(query))
      last = answer.catch(() => {})
      return answer
    }
  }
  transaction.queryRaw = inTurn(transaction.queryRaw.bind(transaction))
  transaction.executeRaw = inTurn(transaction.executeRaw.bind(transaction))
  return transaction
}
