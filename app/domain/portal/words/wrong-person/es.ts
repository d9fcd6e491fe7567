import type { WrongPersonWords } from './wrong-person-words.ts'

export const es: WrongPersonWords = {
  lede: (businessName) =>
    `Díganos quién se ocupa de esta factura, hasta donde sepa. ${businessName} lo revisa primero: antes no se le envía ni se le muestra nada.`,
  name: 'Nombre',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  words: 'Algo que debamos saber',
  wordsHint: 'Por ejemplo, un departamento, o que usted ya no trabaja en la empresa.',
  leaves: 'No me escriban más, por favor',
  submit: 'Avisar',
  asked: 'Gracias por avisarnos',
  next: (businessName) =>
    `Una persona de ${businessName} lo revisa ahora. Mientras tanto, los recordatorios descansan tres días hábiles. No tiene que hacer nada más.`,
  enough: (email) =>
    `Últimamente se han indicado aquí varias personas. Escriba, por favor, a ${email}, para que alguien lo aclare con usted.`,
  nothing: 'Indique, por favor, un nombre, una dirección o un número, o cuéntenoslo con sus palabras.',
}
