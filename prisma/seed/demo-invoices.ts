export interface DemoClient {
  code: string
  name: string
  contact: string
  email: string | null
  phone: string | null
  postalAddress: string | null
}

const client = (
  code: string,
  name: string,
  contact: string,
  email: string | null,
  reach: { phone?: string; postalAddress?: string } = {},
): DemoClient => ({ code, name, contact, email, phone: null, postalAddress: null, ...reach })

export const demoClients: readonly DemoClient[] = [
  client('ADA', 'Lovelace Analytics', 'Ada', 'ada@lovelace-analytics.example', { phone: '+1 212 555 0101' }),
  client('GRC', 'Hopper Systems', 'Grace', 'grace@hopper-systems.example'),
  client('KAT', 'Johnson Trajectories', 'Katherine', 'katherine@johnson-trajectories.example'),
  client('ALN', 'Bletchley Puzzles Ltd', 'Joan', 'accounts@bletchley-puzzles.example'),
  client('MAR', 'Hamilton Flight Software', 'Margaret', 'margaret@hamilton-flight.example'),
  client('DOR', 'Vaughan Computing', 'Dorothy', 'dorothy@vaughan-computing.example', { phone: '+1 757 555 0131' }),
  client('RAD', 'Perlman Networks', 'Radia', 'radia@perlman-networks.example', {
    phone: '+1 617 555 0146',
    postalAddress: '9 Spanning Tree Road\nCambridge, MA 02139',
  }),
  client('HED', 'Lamarr Signals', 'Hedy', 'hedy@lamarr-signals.example', { phone: '+1 323 555 0117' }),
  client('EVE', 'Boyd Instruments', 'Evelyn', 'evelyn@boyd-instruments.example'),
  client('SOP', 'Germain Acoustics', 'Sophie', 'sophie@germain-acoustics.example'),
  client('BAR', 'Liskov & Partners', 'Barbara', null, { postalAddress: '12 Abstraction Lane\nBoston, MA 02110' }),
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
  /** Days from today by which its client has promised to pay. */
  promisedInDays?: number
  /** What its client has answered on the portal. */
  answer?: 'plan_proposed' | 'plan_agreed' | 'disputes_a_part'
  /** Two per cent off for paying within two weeks of the issue date. */
  earlyDiscount?: true
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
    promisedInDays: 6,
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
    earlyDiscount: true,
  },
  {
    number: '2045',
    client: 'BAR',
    dueInDays: 12,
    description: 'Office signs',
    lines: [['Sign, brushed steel', '8', 11_900n]],
  },
  {
    number: '2039',
    client: 'ALN',
    dueInDays: -7,
    description: 'Puzzle book cover',
    lines: [['Cover, three drafts', '3', 24_000n]],
  },
  {
    number: '2030',
    client: 'GRC',
    dueInDays: -20,
    description: 'Website care, October',
    lines: [['Website care', '1', 45_000n]],
    paid: 45_000n,
  },
  {
    number: '2034',
    client: 'HED',
    dueInDays: -12,
    description: 'Frequency charts',
    lines: [['Chart, hand drawn', '6', 20_000n]],
    answer: 'plan_agreed',
  },
  {
    number: '2036',
    client: 'EVE',
    dueInDays: -9,
    description: 'Exhibition panels',
    lines: [['Panel', '4', 22_500n]],
    answer: 'plan_proposed',
  },
  {
    number: '2037',
    client: 'SOP',
    dueInDays: -10,
    description: 'Concert programmes',
    lines: [
      ['Programme, design', '1', 70_000n],
      ['Print, 500 copies', '1', 20_000n],
    ],
    answer: 'disputes_a_part',
  },
]
