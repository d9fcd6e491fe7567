import type { LetterWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const stillOpen =
  'Nuestra factura {{ invoice.number }} venció el {{ invoice.due_on }} y siguen pendientes {{ invoice.open }}. {{ promise_sentence }}'
const charges = '{{ fees_sentence }} {{ held_sentence }}'
const page = 'Más abajo figuran las formas de pagarla.'

export const letters: LetterWords = {
  'letter.first_follow_up': words(
    'Factura {{ invoice.number }}, con vencimiento el {{ invoice.due_on }}',
    'Nuestra factura {{ invoice.number }} por {{ invoice.amount }} venció el {{ invoice.due_on }} y en nuestros registros sigue pendiente. {{ promise_sentence }}',
    charges,
    'Si algo no está claro, o si le ayudaría pagar en partes, escríbanos o llámenos; preferimos buscar una solución con usted.',
    `${page} Si el pago ya está en camino, muchas gracias.`,
  ),
  'letter.second_follow_up': words(
    'La factura {{ invoice.number }} venció hace {{ invoice.late_for }}',
    stillOpen,
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    'Si ahora le resulta difícil pagar el total, un plan con partes más pequeñas está bien: escríbanos o llámenos con lo que le convenga. Si algo de la factura no es correcto, díganoslo, por favor, y lo revisaremos antes que nada.',
    page,
  ),
  'letter.third_follow_up': words(
    'Factura {{ invoice.number }}: nos gustaría saber de usted',
    `${stillOpen} Le hemos escrito algunas veces y nos gustaría saber de usted.`,
    charges,
    'Pagar a plazos, una fecha posterior, una pregunta sobre la factura: cualquiera de estas respuestas es buena. Escríbanos o llámenos, por favor, cuando le venga bien.',
    page,
  ),
  'letter.final_demand': words(
    'Factura {{ invoice.number }}: último aviso, responda por favor antes del {{ answer_by }}',
    stillOpen,
    charges,
    'Si no es posible pagar el total, escríbanos o llámenos, por favor, con un plan o una fecha que le vengan bien. Si algo de la factura es incorrecto, díganoslo y quedará en espera hasta que se aclare.',
    'Si para el {{ answer_by }} no tenemos ni un pago ni un acuerdo, nuestro siguiente paso será {{ next_step }}. Preferimos con mucho resolverlo con usted.',
  ),
  'letter.letter_of_demand': words(
    'Requerimiento de pago de la factura {{ invoice.number }}, {{ invoice.open }}',
    stillOpen,
    'El importe se basa en la factura, que se adjunta. Se emitió por {{ invoice.total }}{% if invoice.description %} ({{ invoice.description }}){% endif %}. {{ fees_sentence }} {{ held_sentence }}',
    'Le rogamos que pague {{ invoice.open }} a más tardar el {{ answer_by }}, o que hasta entonces nos responda con un plan o con lo que no considera correcto y por qué.',
    'Si para el {{ answer_by }} no tenemos ni un pago ni una respuesta, nuestro siguiente paso será {{ next_step }}. Hasta entonces seguimos dispuestos a resolverlo con usted.',
  ),
}
