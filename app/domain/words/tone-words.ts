import type { Language } from './language.ts'

/** What the tone check looks for in one language: alternatives of one pattern each, matched as whole words. */
export interface ToneWords {
  readonly blame: readonly string[]
  /** Never written. */
  readonly threat: readonly string[]
  /** Written in the last letter before the next step, and nowhere before. */
  readonly ultimatum: readonly string[]
  readonly thanks: RegExp
  readonly help: RegExp
  readonly way: RegExp
}

const en: ToneWords = {
  blame: [
    "you(?: have|['’]ve)? (?:failed|neglected|ignored|refused|forgot(?:ten)?)",
    'your (?:failure|negligence|refusal|fault)',
    'despite (?:our|repeated|several|numerous)',
    '(?:still )?ha(?:ve|s) not bothered',
    'delinquen\\p{L}*',
    'unacceptable',
    'irresponsib\\p{L}*',
    'excuses?',
    'debtors?',
    'shame(?:ful)?',
    "why have(?:n['’]t| not) you",
    'disappoint\\p{L}*',
  ],
  threat: [
    'lawsuit',
    'sue',
    'bailiffs?',
    'prosecut\\p{L}*',
    'or else',
    'consequences',
    'final warning',
    'last (?:chance|warning)',
    'we will be forced',
    'no (?:other )?choice',
    'without further notice',
    'immediately',
    'at once',
    'demand (?:that )?you',
  ],
  ultimatum: [
    'legal (?:action|proceedings|steps)',
    'courts?',
    'attorneys?',
    'lawyers?',
    'credit (?:bureau|report|rating|score)',
    'collections? agenc(?:y|ies)',
    'debt collectors?',
    '(?:final|last) notice',
    'otherwise we (?:will|shall|must)',
    'or we (?:will|shall|must)',
    'our next step',
    "if you (?:do not|don['’]t)",
    'unless you',
  ],
  thanks: /thank|grateful|appreciate/i,
  help: /\bplan\b|\bparts?\b|instalments?|installments?|unclear|question|\btalk\b|call you|find a way|not right|wrong|suits? you|would help|later date/i,
  way: /\bpay|\bpage\b|repl(?:y|ies)|\bcall\b|\bwrite\b|answer|settle|tell us/i,
}

const es: ToneWords = {
  blame: [
    'han? (?:olvidado|ignorado|incumplido|descuidado)',
    'su (?:culpa|negligencia|incumplimiento)',
    'a pesar de (?:nuestr[ao]s|vari[ao]s|repetid[ao]s|numeros[ao]s)',
    'moros[ao]s?',
    'deudor\\p{L}*',
    'inaceptables?',
    'irresponsab\\p{L}*',
    'excusas?',
    'decepci\\p{L}*',
    'vergüenza',
    'por qué no ha',
  ],
  threat: [
    'última (?:advertencia|oportunidad)',
    'de lo contrario',
    'consecuencias',
    'nos veremos (?:obligad|forzad)\\p{L}*',
    'no (?:tendremos|nos queda) (?:más|otr[ao]) (?:remedio|opción)',
    'sin (?:más|previo) aviso',
    'inmediatamente',
    'de inmediato',
    '(?:le )?exigimos',
    'embargo de',
    'denunciar\\p{L}*',
    'demandar(?:le|los|las)?',
  ],
  ultimatum: [
    'acci(?:ón|ones) (?:legal|judicial)(?:es)?',
    'tribunal(?:es)?',
    'juzgados?',
    'vía judicial',
    'abogad[ao]s?',
    'agencias? de cobros?',
    'recobros?',
    'último aviso',
    'nuestro siguiente paso',
    'si no (?:paga|responde|recibimos)',
  ],
  thanks: /gracias|agradec/i,
  help: /\bplan\b|partes|plazos|cuotas|pregunta|no está claro|llamar|solución|incorrecto|no es correcto|difícil|ayudaría/i,
  way: /pag(?:ar|ue|arla)|página|respond|escr[ií]b|ll[aá]m|dígan/i,
}

const de: ToneWords = {
  blame: [
    'Sie haben (?:es )?(?:versäumt|vergessen|ignoriert|unterlassen)',
    'Ihre? (?:Versäumnis|Verschulden|Nachlässigkeit|Schuld|Zahlungsmoral)',
    'trotz (?:unserer|mehrerer|wiederholter|mehrfacher|zahlreicher)',
    'Schuldner\\p{L}*',
    'säumig\\p{L}*',
    'inakzeptabel',
    'unzumutbar\\p{L}*',
    'Ausreden?',
    'enttäusch\\p{L}*',
    'warum haben Sie nicht',
  ],
  threat: [
    'letzte (?:Warnung|Chance|Mahnung)',
    'sonst (?:werden|müssen|sehen) wir',
    'Konsequenzen',
    'gezwungen',
    'ohne weitere (?:Ankündigung|Vorwarnung|Mitteilung)',
    'sofort',
    'unverzüglich',
    'umgehend',
    'wir fordern Sie',
    'verklagen',
    'Gerichtsvollzieher\\p{L}*',
    'Strafanzeige',
  ],
  ultimatum: [
    'rechtliche Schritte',
    '(?:Amts)?[Gg]ericht(?:e|s|lich\\p{L}*)?',
    'Mahnbescheid\\p{L}*',
    '(?:Rechts)?anw[aä]lt\\p{L}*',
    'Inkasso\\p{L}*',
    'Schufa',
    'letzte Mitteilung',
    'andernfalls',
    'unser nächster Schritt',
    '(?:wenn|falls|sollten) Sie nicht',
  ],
  thanks: /dank/i,
  help: /\bRaten|Ratenvorschlag|in Teilen|unklar|Frage|anrufen|rufe Sie|einen Weg|nicht stimmt|falsch|schwierig|späterer Termin/i,
  way: /zahl|Seite|antwort|rufe|schreib|begleich|sagen Sie/i,
}

const fr: ToneWords = {
  blame: [
    'vous avez (?:oublié|négligé|ignoré|omis|manqué)',
    'votre (?:faute|négligence|manquement)',
    'malgré (?:nos|plusieurs|de nombreu\\p{L}*)',
    'débiteurs?',
    'débitrices?',
    'mauvais payeurs?',
    'inacceptables?',
    'irresponsab\\p{L}*',
    'prétextes?',
    'déçu\\p{L}*',
    'déception',
    'honteu\\p{L}*',
    "pourquoi n['’]avez-vous",
  ],
  threat: [
    'dernier avertissement',
    'dernière chance',
    'faute de quoi',
    'sinon nous',
    'conséquences',
    '(?:serons|sommes) (?:contraint|obligé|forcé)\\p{L}*',
    "pas d['’]autre choix",
    'sans (?:autre )?(?:préavis|avis)',
    'immédiatement',
    'sur-le-champ',
    'exigeons',
    'saisies?',
    'huissiers?',
    'porter plainte',
  ],
  ultimatum: [
    'actions? en justice',
    'poursuites?',
    'tribuna(?:l|ux)',
    'voie judiciaire',
    'avocats?',
    'recouvrement',
    'mise en demeure',
    'dernier avis',
    'notre prochaine étape',
    'si vous ne',
    'si nous ne recevons',
  ],
  thanks: /merci/i,
  help: /échéancier|plusieurs fois|question|pas clair|appeler|solution|pas correct|inexact|difficile|aiderait/i,
  way: /régl|pa(?:yer|ge)|répon|appel|écri|dites-le/i,
}

const byLanguage: Record<Language, ToneWords> = { en, es, de, fr }

export const toneWordsOf = (language: Language): ToneWords => byLanguage[language]
