import type { PreferencesWords } from './preferences-words.ts'

export const es: PreferencesWords = {
  lede: 'Díganos cómo lo prefiere. Vale desde ahora para todas sus facturas con nosotros.',
  method: {
    label: 'Prefiero pagar con',
    any: 'Cualquier forma',
    names: {
      card: 'tarjeta',
      ach: 'débito bancario (ACH)',
      paypal: 'PayPal',
      transfer: 'transferencia bancaria',
      check: 'cheque',
    },
  },
  payDay: {
    label: 'Pagamos a nuestros proveedores',
    hint: 'Enviamos un aviso con tiempo antes de ese día. El vencimiento de la factura no cambia.',
    any: 'Cualquier día',
    monthEnd: 'A fin de mes',
    day: (day) => `El día ${day} del mes`,
    weekday: (name) => `Cada ${name}`,
  },
  channel: {
    label: 'Contacten conmigo por',
    hint: 'Vale para los recordatorios posteriores al vencimiento. Lo anterior, y las respuestas que le damos, llega por correo electrónico.',
    any: 'Como convenga',
    names: { email: 'correo electrónico', letter: 'carta', phone: 'teléfono' },
  },
  language: { label: 'Idioma', hint: 'De nuestros correos, cartas y estas páginas.' },
  quiet: {
    label: 'No me escriban los',
    hint: 'Tienen que quedar al menos dos de los días en los que escribimos.',
  },
  copy: {
    title: 'Mantener informada a otra persona',
    text: (businessName) =>
      `Recibe copia de los recordatorios cuando ${businessName} lo haya confirmado. Puede quedar vacío.`,
    onFile: (masked) => `Ahora escribimos a ${masked}.`,
    name: 'Nombre',
    email: 'Correo electrónico',
    asked: 'Se está confirmando a una persona que indicó; hasta entonces no se puede indicar otra.',
    enough: (email) =>
      `Últimamente se han indicado aquí varias personas. Para otra más, escriba, por favor, a ${email}.`,
  },
  submit: 'Guardar',
  saved: 'Guardado. Vale desde ahora.',
  next: 'Confirmamos lo que ha cambiado por correo a la dirección registrada. Puede cambiarlo aquí cuando quiera.',
  problems: {
    method_not_offered: 'Esta forma de pago no se ofrece. Elija, por favor, otra.',
    pay_day_unknown: 'Elija, por favor, uno de los días.',
    channel_not_possible: 'No podemos contactar con usted de esa forma. Elija, por favor, otra.',
    too_quiet: 'Deje, por favor, al menos dos de estos días en los que podamos escribir.',
  },
  changes: {
    method: (name) => (name ? `forma de pago preferida: ${name}` : 'cualquier forma de pago'),
    payRun: (name) => (name ? `día de pago: ${name}` : 'cualquier día de pago'),
    channel: (name) => (name ? `recordatorios por ${name}` : 'recordatorios como convenga'),
    language: (name) => `idioma: ${name}`,
    quietDays: (names) => (names ? `sin recordatorios los días ${names}` : 'sin días de silencio'),
    copy: (person) => `copias a ${person}, una vez confirmado`,
  },
}
