import type { WrongPersonWords } from './wrong-person-words.ts'

export const fr: WrongPersonWords = {
  lede: (businessName) =>
    `Dites-nous qui s’occupe de cette facture, pour autant que vous le sachiez. ${businessName} le vérifie d’abord : rien ne lui est envoyé ni montré avant.`,
  name: 'Nom',
  email: 'Adresse électronique',
  phone: 'Téléphone',
  words: 'Ce que nous devrions savoir',
  wordsHint: 'Par exemple un service, ou que vous avez quitté l’entreprise.',
  leaves: 'Merci de ne plus m’écrire',
  submit: 'Nous le dire',
  asked: 'Merci de nous l’avoir dit',
  next: (businessName) =>
    `Une personne de ${businessName} s’en occupe. Les rappels sont en pause pendant trois jours ouvrés. Vous n’avez rien d’autre à faire.`,
  enough: (email) =>
    `Plusieurs personnes ont été indiquées ici récemment. Écrivez à ${email}, pour qu’une personne l’éclaircisse avec vous.`,
  nothing: 'Indiquez un nom, une adresse ou un numéro, ou dites-le avec vos mots.',
}
