export interface DemoClient {
  code: string
  name: string
  contact: string
  email: string | null
}

export const demoClients: readonly DemoClient[] = [
  { code: 'ADA', name: 'Lovelace Analytics', contact: 'Ada', email: 'ada@lovelace-analytics.example' },
  { code: 'GRC', name: 'Hopper Systems', contact: 'Grace', email: 'grace@hopper-systems.example' },
  { code: 'KAT', name: 'Johnson Trajectories', contact: 'Katherine', email: 'katherine@johnson-trajectories.example' },
  { code: 'ALN', name: 'Bletchley Puzzles Ltd', contact: 'Joan', email: 'accounts@bletchley-puzzles.example' },
  { code: 'MAR', name: 'Hamilton Flight Software', contact: 'Margaret', email: 'margaret@hamilton-flight.example' },
  { code: 'DOR', name: 'Vaughan Computing', contact: 'Dorothy', email: 'dorothy@vaughan-computing.example' },
  { code: 'RAD', name: 'Perlman Networks', contact: 'Radia', email: 'radia@perlman-networks.example' },
  { code: 'BAR', name: 'Liskov & Partners', contact: 'Barbara', email: null },
]

export interface DemoInvoice {
  number: string
  client: string
  /** Days from today to the due date; terms are 30 days. */
  dueInDays: number
  description: string
  lines: readonly [description: string, quantity: string, unitAmount: bigint][]
  /** Paid by transfer before today, in minor units. */
  paid?: bigint
}

/** One of every situation: ahead of the due date, on it, past it by every step, partly paid, paid, and nobody to write to. */
export const demoInvoices: readonly DemoInvoice[] = [
  {
    number: '2041',
    client: 'ADA',
    dueInDays: 4,
    description: 'Spring catalogue',
    lines: [
      ['Catalogue design', '30', 4_000n],
      ['Photography, day rate', '1', 30_000n],
    ],
    paid: 26_550n,
  },
  {
    number: '2042',
    client: 'GRC',
    dueInDays: 0,
    description: 'Website care, November',
    lines: [['Website care', '1', 45_000n]],
  },
  {
    number: '2043',
    client: 'KAT',
    dueInDays: -1,
    description: 'Brand refresh, first part',
    lines: [
      ['Brand workshop', '2', 90_000n],
      ['Logo drafts', '3', 25_000n],
    ],
  },
  {
    number: '2038',
    client: 'ALN',
    dueInDays: -8,
    description: 'Puzzle book layout',
    lines: [['Layout, per page', '96', 1_250n]],
  },
  {
    number: '2035',
    client: 'MAR',
    dueInDays: -15,
    description: 'Mission patches',
    lines: [
      ['Illustration', '4', 37_500n],
      ['Print preparation', '1', 18_000n],
    ],
  },
  {
    number: '2029',
    client: 'DOR',
    dueInDays: -31,
    description: 'Annual report',
    lines: [['Annual report, design and setting', '1', 420_000n]],
  },
  {
    number: '2021',
    client: 'RAD',
    dueInDays: -46,
    description: 'Conference booth',
    lines: [
      ['Booth graphics', '6', 28_000n],
      ['On-site fitting', '1', 65_000n],
    ],
  },
  {
    number: '2044',
    client: 'ADA',
    dueInDays: 21,
    description: 'Newsletter templates',
    lines: [['Template', '3', 22_000n]],
  },
  {
    number: '2045',
    client: 'BAR',
    dueInDays: 12,
    description: 'Office signs',
    lines: [['Sign, brushed steel', '8', 11_900n]],
  },
  {
    number: '2030',
    client: 'GRC',
    dueInDays: -20,
    description: 'Website care, October',
    lines: [['Website care', '1', 45_000n]],
    paid: 45_000n,
  },
]
