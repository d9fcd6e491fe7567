import type { AccountWords } from './account-words.ts'

export const fr: AccountWords = {
  title: 'Toutes mes factures',
  closed: {
    why: (clientName) =>
      `Vous voyez ici toutes les factures de ${clientName} et pouvez en payer plusieurs à la fois. Un lien n’ouvre qu’une facture ; nous nous assurons donc d’abord que c’est bien vous.`,
    where: (masked) =>
      `Nous envoyons un code à six chiffres à ${masked}. Il est valable dix minutes, et seulement dans le navigateur que vous utilisez en ce moment.`,
    send: 'M’envoyer un code',
    haveCode: 'J’ai déjà un code',
    noAddress: (email) =>
      `Nous n’avons aucune adresse à laquelle envoyer un code. Veuillez écrire à ${email}, et nous y remédierons.`,
  },
  code: {
    title: 'Saisissez votre code',
    sent: (masked) =>
      `Un courriel avec un code est en route vers ${masked}. Veuillez saisir le code ici dans les dix minutes.`,
    missing:
      'Rien reçu après une ou deux minutes ? Veuillez regarder parmi les indésirables ou demander un autre code. Seul le plus récent est valable, et il y en a cinq par heure.',
    label: 'Code',
    hint: 'Six chiffres, dans le courriel le plus récent',
    enter: 'Voir mes factures',
    again: 'M’envoyer un autre code',
    wrong: 'Ce code n’a pas fonctionné.',
    compare:
      'Veuillez le comparer au courriel le plus récent. Si dix minutes ont passé ou s’il a été essayé plusieurs fois, demandez-en un autre.',
  },
  open: {
    lede: (clientName) => `Tout ce qui concerne ${clientName}, au même endroit.`,
    signOut: 'Se déconnecter',
    title: 'Factures ouvertes',
    titleIn: (currency) => `Factures ouvertes en ${currency}`,
    nothing: 'Rien n’est ouvert. Merci.',
    choose: 'Desquelles s’agit-il ?',
    invoice: (number) => `Facture ${number}`,
    openInvoice: (number) => `Ouvrir la facture ${number}`,
    see: 'Ouvrir',
    amount: 'Montant à payer',
    amountHint:
      'Laissez vide pour payer les factures choisies en entier. Tout autre montant va d’abord à la plus ancienne ; vous voyez comment avant de payer.',
    pay: 'Payer les factures choisies',
    plan: 'Demander un échéancier pour elles',
    sum: 'Ouvert en tout',
    more: (count) => `Seules les ${count} plus anciennes figurent ici ; le relevé ci-dessous les contient toutes.`,
  },
  standing: {
    due: (day) => `à régler le ${day}`,
    overdue: (day) => `était à régler le ${day}`,
    processing: (amount) => `${amount} en route`,
    started: 'un paiement est en cours',
    onPlan: 'dans un échéancier',
    planAsked: 'un échéancier est en discussion',
    promised: (day) => `promise pour le ${day}`,
    disputed: 'contestée',
    partDisputed: (amount) => `${amount} contestés`,
  },
  settled: {
    title: 'Réglées ces deux dernières années',
    nothing: 'Il n’y en a pas encore.',
    on: (day) => `réglée le ${day}`,
    older: 'Factures antérieures',
    newest: 'Revenir aux plus récentes',
    pages: 'Pages',
  },
  credit: {
    title: 'Votre avoir',
    text: (amount) =>
      `Nous gardons pour vous ${amount} qu’aucune facture n’a encore reçus. Dites-nous où les affecter, ou demandez-en le remboursement.`,
  },
  agreements: {
    title: 'Ce dont nous sommes convenus',
    invoices: (numbers, count) => (count === 1 ? `la facture ${numbers}` : `les factures ${numbers}`),
    planAsked: (numbers, day) =>
      `Vous avez proposé un échéancier pour ${numbers}.${day === null ? '' : ` Nous répondons au plus tard le ${day}.`} D’ici là, nous n’envoyons pas de rappels.`,
    planOffered: (numbers, day) =>
      `Nous avons proposé un échéancier pour ${numbers}.${day === null ? '' : ` Vous pouvez répondre jusqu’au ${day}.`}`,
    planActive: (numbers, next) =>
      `Un échéancier court pour ${numbers}.${next === null ? '' : ` Prochaine échéance : ${next}.`}`,
    instalment: (amount, day) => `${amount} le ${day}`,
    promise: (number, amount, day) => `Vous avez promis ${amount} pour la facture ${number} au plus tard le ${day}.`,
    dispute: (number, amount, day) =>
      `Vous contestez ${amount === null ? '' : `${amount} de `}la facture ${number}. Nous répondons au plus tard le ${day}.`,
    disputeAnswered: (number) =>
      `Nous avons répondu à votre contestation de la facture ${number} : veuillez nous dire si vous êtes d’accord.`,
    see: 'Voir',
  },
  papers: {
    title: 'Documents',
    statement: 'Relevé de compte (PDF)',
    activity: 'Ce qui s’est passé ces douze derniers mois (PDF)',
  },
  methods: {
    title: 'Moyens de paiement enregistrés',
    nothing: 'Aucun n’est enregistré.',
    hint: 'Une fois retiré, il n’est plus débité ; les échéances qu’il aurait payées sont alors à régler par vous.',
    remove: (label) => `Retirer ${label}`,
    removed: (label) => `${label} est retiré et ne sera plus débité.`,
    failed: 'Le service de paiement n’a pas répondu. Rien n’est encore retiré ; veuillez réessayer dans un instant.',
  },
  preferences: 'Préférences',
  pay: {
    title: 'Payer plusieurs factures',
    lede: 'Voici comment votre paiement est réparti sur vos factures, la plus ancienne d’abord. Rien n’est débité avant l’étape suivante.',
    leftOpen: (amount) => `il reste ${amount}`,
    whole: 'payée en entier',
    saves: (amount) => `Vous économisez ${amount} en payant tôt`,
    total: 'Vous payez',
    change: 'Choisir autrement',
    methods: { card: 'Payer par carte', ach: 'Payer par banque (ACH)', paypal: 'Payer avec PayPal' },
    noMethod: 'Ce montant ne peut pas être payé en ligne. Chaque facture indique comment payer par virement.',
    back: 'Retour à toutes mes factures',
    refusals: {
      nothing_chosen: 'Veuillez choisir au moins une facture ou saisir un montant.',
      mixed_currencies: 'Veuillez choisir des factures d’une seule devise ; chacune se paie à part.',
      amount_unreadable: 'Nous n’avons pas pu lire ce montant. Veuillez l’écrire comme 250 ou 250,00.',
      below_minimum: 'C’est moins que ce qui peut être payé en ligne. Veuillez saisir un montant plus élevé.',
      above_balance:
        'C’est plus que ce qui est ouvert sur les factures choisies. Veuillez saisir un montant moins élevé ou laisser vide.',
      nothing_due: 'Plus rien n’est ouvert sur ces factures ; rien n’a été débité.',
      in_progress:
        'Un paiement est en cours pour l’une de ces factures. Veuillez ouvrir cette facture pour le poursuivre ou l’annuler, ou choisir les autres.',
      changed: 'Les montants ont changé entre-temps. Veuillez regarder encore une fois.',
      method_off: 'Ce moyen de paiement n’est pas proposé pour ce montant. Veuillez en choisir un autre.',
      provider_down:
        'Le service de paiement n’a pas répondu. Rien n’a été débité ; veuillez réessayer dans un instant.',
    },
  },
}
