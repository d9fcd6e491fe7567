import type { HelpWords } from './help-words.ts'

export const es: HelpWords = {
  lede: 'Ocurre. Elija lo que le ayudaría; no hace falta que explique nada, y los recordatorios descansan mientras hablamos.',
  plan: {
    title: 'Pagar en partes',
    text: 'Proponga en cuántas partes y cuándo. Verá cada fecha y cada importe antes de enviarlo.',
  },
  time: {
    title: 'Más tiempo',
    text: 'Indique un día que le venga bien. Respondemos en un plazo de cinco días hábiles, y hasta entonces no enviamos recordatorios de esta factura.',
    day: 'Tiempo hasta el',
    words: 'Algo que debamos saber',
    submit: 'Pedir más tiempo',
    asked: (day) => `Ha pedido tiempo hasta el ${day}`,
    next: 'Gracias. Una persona lo lee y responde por correo en un plazo de cinco días hábiles. Hasta entonces descansan los recordatorios de esta factura.',
  },
  call: {
    title: 'Llámenme',
    text: (day) => `Le llamamos el ${day}, y no enviamos recordatorios de esta factura antes de haber hablado.`,
    phone: 'Teléfono',
    when: '¿Cuándo le viene bien?',
    whenHint: 'Por ejemplo, por la mañana o a partir de las 15 h; puede quedar vacío.',
    submit: 'Pedir una llamada',
    asked: 'Ha pedido una llamada',
    next: (day) =>
      `Gracias. Le llamamos el ${day}. Los recordatorios de esta factura descansan hasta que hayamos hablado.`,
  },
  granted: (day) => `Tiene tiempo hasta el ${day}`,
  grantedNext:
    'Los recordatorios de esta factura descansan hasta dos días hábiles después. Puede pagar antes, o en partes, cuando quiera.',
  noPhone: 'Indique, por favor, un número en el que podamos localizarle.',
  enough: (email) =>
    `Ya lo ha pedido aquí varias veces. Escriba, por favor, a ${email}, para que una persona busque una solución con usted.`,
  problems: {
    already_over: 'Elija, por favor, un día posterior a hoy.',
    too_far: 'Falta más de medio año para ese día. Elija, por favor, uno anterior.',
  },
}
