import type { AccountWords } from './account-words.ts'

export const es: AccountWords = {
  title: 'Todas mis facturas',
  closed: {
    why: (clientName) =>
      `Aquí ve todas las facturas de ${clientName} y puede pagar varias a la vez. Un enlace abre una sola factura; por eso primero comprobamos que es usted.`,
    where: (masked) =>
      `Enviamos un código de seis cifras a ${masked}. Vale diez minutos y solo en el navegador que está usando ahora.`,
    send: 'Enviarme un código',
    haveCode: 'Ya tengo un código',
    noAddress: (email) =>
      `No tenemos ninguna dirección a la que enviar un código. Escriba por favor a ${email} y lo arreglamos.`,
  },
  code: {
    title: 'Introduzca su código',
    sent: (masked) =>
      `Un correo con un código está en camino a ${masked}. Escriba aquí el código en los próximos diez minutos, por favor.`,
    missing:
      '¿No ha llegado nada tras uno o dos minutos? Mire por favor en el correo no deseado o pida otro código. Solo vale el más reciente, y hay cinco por hora.',
    label: 'Código',
    hint: 'Seis cifras, del correo más reciente',
    enter: 'Ver mis facturas',
    again: 'Enviarme otro código',
    wrong: 'Ese código no ha funcionado.',
    compare:
      'Compárelo por favor con el correo más reciente. Si han pasado diez minutos o se ha probado varias veces, pida otro.',
  },
  open: {
    lede: (clientName) => `Todo lo de ${clientName} en un solo lugar.`,
    signOut: 'Cerrar sesión',
    title: 'Facturas pendientes',
    titleIn: (currency) => `Facturas pendientes en ${currency}`,
    nothing: 'No hay nada pendiente. Gracias.',
    choose: '¿De cuáles se trata?',
    invoice: (number) => `Factura ${number}`,
    openInvoice: (number) => `Abrir la factura ${number}`,
    see: 'Abrir',
    amount: 'Importe a pagar',
    amountHint:
      'Déjelo vacío para pagar enteras las facturas elegidas. Cualquier otro importe va primero a la más antigua; antes de pagar verá cómo.',
    pay: 'Pagar las elegidas',
    plan: 'Pedir un plan para ellas',
    sum: 'Pendiente en total',
    more: (count) => `Aquí solo figuran las ${count} más antiguas; el estado de cuenta de abajo las contiene todas.`,
  },
  standing: {
    due: (day) => `vence el ${day}`,
    overdue: (day) => `venció el ${day}`,
    processing: (amount) => `${amount} en camino`,
    started: 'hay un pago en curso',
    onPlan: 'en un plan de pagos',
    planAsked: 'se está hablando de un plan',
    promised: (day) => `prometida para el ${day}`,
    disputed: 'en disputa',
    partDisputed: (amount) => `${amount} en disputa`,
  },
  settled: {
    title: 'Liquidadas en los últimos dos años',
    nothing: 'Todavía no hay ninguna.',
    on: (day) => `liquidada el ${day}`,
    older: 'Facturas anteriores',
    newest: 'Volver a las más recientes',
    pages: 'Páginas',
  },
  credit: {
    title: 'Su saldo a favor',
    text: (amount) =>
      `Guardamos ${amount} a su favor que aún no corresponden a ninguna factura. Díganos adónde deben ir o pida que se los devolvamos.`,
  },
  agreements: {
    title: 'Lo que hemos acordado',
    invoices: (numbers, count) => (count === 1 ? `la factura ${numbers}` : `las facturas ${numbers}`),
    planAsked: (numbers, day) =>
      `Usted propuso un plan para ${numbers}.${day === null ? '' : ` Respondemos a más tardar el ${day}.`} Mientras tanto no enviamos recordatorios.`,
    planOffered: (numbers, day) =>
      `Hemos ofrecido un plan para ${numbers}.${day === null ? '' : ` Puede responder hasta el ${day}.`}`,
    planActive: (numbers, next) =>
      `Hay un plan en curso para ${numbers}.${next === null ? '' : ` Lo próximo: ${next}.`}`,
    instalment: (amount, day) => `${amount} el ${day}`,
    promise: (number, amount, day) => `Usted prometió ${amount} para la factura ${number} a más tardar el ${day}.`,
    dispute: (number, amount, day) =>
      `Usted reclama ${amount === null ? '' : `${amount} de `}la factura ${number}. Respondemos a más tardar el ${day}.`,
    disputeAnswered: (number) =>
      `Hemos respondido a su reclamación de la factura ${number}: díganos por favor si está de acuerdo.`,
    see: 'Ver',
  },
  papers: {
    title: 'Documentos',
    statement: 'Estado de cuenta (PDF)',
    activity: 'Lo que pasó en los últimos doce meses (PDF)',
  },
  methods: {
    title: 'Formas de pago guardadas',
    nothing: 'No hay ninguna guardada.',
    hint: 'Una vez quitada, no se vuelve a cargar; las cuotas que habría pagado las paga entonces usted.',
    remove: (label) => `Quitar ${label}`,
    removed: (label) => `${label} se ha quitado y no se volverá a cargar.`,
    failed:
      'El servicio de pago no ha respondido. Todavía no se ha quitado; inténtelo de nuevo en un momento, por favor.',
  },
  preferences: 'Preferencias',
  pay: {
    title: 'Pagar varias facturas',
    lede: 'Así se reparte su pago entre sus facturas, primero la más antigua. No se carga nada antes del próximo paso.',
    leftOpen: (amount) => `quedan pendientes ${amount}`,
    whole: 'pagada entera',
    saves: (amount) => `Ahorra ${amount} por pagar pronto`,
    total: 'Usted paga',
    change: 'Elegir de nuevo',
    methods: { card: 'Pagar con tarjeta', ach: 'Pagar por banco (ACH)', paypal: 'Pagar con PayPal' },
    noMethod: 'Este importe no se puede pagar en línea. Cada factura dice cómo pagar por transferencia.',
    back: 'Volver a todas mis facturas',
    refusals: {
      nothing_chosen: 'Elija por favor al menos una factura o escriba un importe.',
      mixed_currencies: 'Elija por favor facturas de una sola moneda; cada moneda se paga aparte.',
      amount_unreadable: 'No hemos podido leer este importe. Escríbalo por favor como 250 o 250,00.',
      below_minimum: 'Es menos de lo que se puede pagar en línea. Escriba por favor un importe mayor.',
      above_balance:
        'Es más de lo que está pendiente en las facturas elegidas. Escriba por favor un importe menor o déjelo vacío.',
      nothing_due: 'Ya no hay nada pendiente en estas facturas; no se ha cargado nada.',
      in_progress:
        'Hay un pago en curso para una de estas facturas. Abra por favor esa factura para seguir con él o cancelarlo, o elija las demás.',
      changed: 'Los importes han cambiado entretanto. Mírelos otra vez, por favor.',
      method_off: 'Esta forma de pago no está disponible para este importe. Elija por favor otra.',
      provider_down:
        'El servicio de pago no ha respondido. No se ha cargado nada; inténtelo de nuevo en un momento, por favor.',
    },
  },
}
