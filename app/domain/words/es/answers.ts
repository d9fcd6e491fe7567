import type { AnswerWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const rests = 'no enviamos recordatorios de esta factura'

export const answers: AnswerWords = {
  'answer.promise': words(
    'Anotado: {{ answer.amount }} a más tardar el {{ answer.on }}',
    'Gracias por indicar una fecha. Hemos anotado que {{ answer.amount }} de la factura {{ invoice.number }} se pagarán a más tardar el {{ answer.on }}.',
    `Hasta entonces, y durante los dos días hábiles siguientes, ${rests}.`,
    'Si surge algo, díganoslo en la página de la factura; preferimos buscar otra solución con usted.',
  ),
  'answer.already_paid': words(
    'Gracias: estamos buscando su pago',
    'Gracias por avisarnos. Hemos anotado {{ answer.amount }}{% if answer.method %} {{ answer.method }}{% endif %} con fecha del {{ answer.on }} para la factura {{ invoice.number }}, y lo estamos buscando.',
    `Durante los próximos cinco días hábiles ${rests}. En cuanto encontremos el pago, le escribiremos.`,
    'Si hay un justificante o una referencia que nos ayude, respóndanos con él, por favor.',
  ),
  'answer.wrong_person': words(
    'Gracias por indicarnos a la persona adecuada',
    'Gracias por decirnos que la factura {{ invoice.number }} no le corresponde, y disculpe la molestia.',
    '{% if answer.name %}Nos indicó a {{ answer.name }}. Primero lo revisa una persona de nuestro equipo; antes no se envía nada allí.{% else %}Una persona de nuestro equipo se ocupa ahora de ello.{% endif %}',
    'Mientras tanto descansan nuestros recordatorios.',
  ),
  'answer.extension_asked': words(
    'Hemos recibido su petición de más tiempo',
    'Gracias por avisarnos. Le gustaría tener tiempo hasta el {{ answer.on }} para la factura {{ invoice.number }}, de la que quedan pendientes {{ invoice.open }}.',
    `Una persona de nuestro equipo la lee y responde en un plazo de cinco días hábiles. Hasta entonces ${rests}.`,
  ),
  'answer.extension_granted': words(
    'Tiene tiempo hasta el {{ answer.on }}',
    'Gracias por hablar con nosotros. La factura {{ invoice.number }} puede esperar hasta el {{ answer.on }}; quedan pendientes {{ invoice.open }}.',
    '{{ answer.message }}',
    `Hasta entonces, y durante los dos días hábiles siguientes, ${rests}. En su página puede pagar antes o en partes cuando quiera.`,
  ),
  'answer.extension_declined': words(
    'Sobre el plazo de la factura {{ invoice.number }}',
    'Gracias por preguntarnos. Hemos revisado su petición de más tiempo para la factura {{ invoice.number }} y sentimos no poder concederla esta vez.',
    '{{ answer.message }}',
    'Quizá ayude pagar en partes: en la página de la factura puede proponer un plan de pagos o pedir que le llamemos. Quedan pendientes {{ invoice.open }}.',
  ),
  'answer.call_back': words(
    'Le llamaremos por la factura {{ invoice.number }}',
    'Gracias por pedirlo. Le llamaremos{% if answer.on %} el {{ answer.on }}{% endif %}{% if answer.phone %} al {{ answer.phone }}{% endif %} por la factura {{ invoice.number }}.',
    `Hasta que hayamos hablado, ${rests}. Si le viene mejor otro momento u otro número, respóndanos con él, por favor.`,
  ),
  'answer.preferences': words(
    'Sus preferencias están guardadas',
    'Gracias por decirnos cómo lo prefiere. En la página de la factura {{ invoice.number }} se ha cambiado{% if answer.changes %}: {{ answer.changes }}{% else %} lo que indicó{% endif %}.',
    'Vale desde ahora, y puede cambiarse en la misma página cuando quiera.',
    'Si no fue usted ni nadie de su empresa, responda, por favor, a este correo.',
  ),
  code: words(
    'Su código para todas sus facturas con {{ business.name }}',
    'Su código es {{ code }}. Abre la página con todas sus facturas con {{ business.name }}, en el navegador en el que lo pidió, y vale durante {{ minutes }} minutos.',
    'Si no fue usted quien lo pidió, no hay nada que hacer: sin este correo el código no sirve a nadie. No se lo dé a nadie, por favor; nosotros nunca lo pedimos.',
  ),
}
