import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

const webhookTexts = texts({
  full: {
    en: 'This server has {most} webhooks, which is the maximum. Remove one that is no longer used.',
    de: 'Dieser Server hat {most} Webhooks, mehr sind nicht möglich. Entferne einen, den niemand mehr braucht.',
    fr: 'Ce serveur a {most} webhooks, et c’est le maximum. Supprimes-en un qui ne sert plus.',
    es: 'Este servidor tiene {most} webhooks, que es el máximo. Quita uno que ya no se use.',
    'pt-BR': 'Este servidor tem {most} webhooks, que é o máximo. Remova um que não seja mais usado.',
  },
  gone: {
    en: 'There is no such webhook. Somebody may have removed it.',
    de: 'Diesen Webhook gibt es nicht. Vielleicht hat ihn jemand entfernt.',
    fr: 'Ce webhook n’existe pas. Quelqu’un l’a peut-être supprimé.',
    es: 'Este webhook no existe. Puede que alguien lo haya quitado.',
    'pt-BR': 'Este webhook não existe. Talvez alguém o tenha removido.',
  },
  noDelivery: {
    en: 'There is no such delivery. Deliveries are kept for a week.',
    de: 'Diese Zustellung gibt es nicht. Zustellungen werden eine Woche aufgehoben.',
    fr: 'Cet envoi n’existe pas. Les envois sont conservés une semaine.',
    es: 'Este envío no existe. Los envíos se guardan una semana.',
    'pt-BR': 'Este envio não existe. Os envios são guardados por uma semana.',
  },
  waiting: {
    en: 'This delivery is still waiting. It is tried again by itself.',
    de: 'Diese Zustellung wartet noch. Sie wird von selbst wieder versucht.',
    fr: 'Cet envoi est encore en attente. Il sera retenté automatiquement.',
    es: 'Este envío sigue en espera. Se vuelve a intentar solo.',
    'pt-BR': 'Este envio ainda está em espera. Ele será tentado de novo sozinho.',
  },
  off: {
    en: 'This webhook is off. Switch it on first.',
    de: 'Dieser Webhook ist ausgeschaltet. Schalte ihn zuerst ein.',
    fr: 'Ce webhook est désactivé. Active-le d’abord.',
    es: 'Este webhook está desactivado. Actívalo primero.',
    'pt-BR': 'Este webhook está desativado. Ative-o primeiro.',
  },
  'not-a-url': {
    en: 'This is not a web address.',
    de: 'Das ist keine Webadresse.',
    fr: 'Ce n’est pas une adresse web.',
    es: 'Esto no es una dirección web.',
    'pt-BR': 'Isto não é um endereço da web.',
  },
  'not-https': {
    en: 'The address must begin with https://.',
    de: 'Die Adresse muss mit https:// beginnen.',
    fr: 'L’adresse doit commencer par https://.',
    es: 'La dirección debe empezar por https://.',
    'pt-BR': 'O endereço precisa começar com https://.',
  },
  'has-credentials': {
    en: 'The address must not contain a user name or password.',
    de: 'Die Adresse darf keinen Benutzernamen und kein Passwort enthalten.',
    fr: 'L’adresse ne doit contenir ni nom d’utilisateur ni mot de passe.',
    es: 'La dirección no puede contener un nombre de usuario ni una contraseña.',
    'pt-BR': 'O endereço não pode conter nome de usuário nem senha.',
  },
  port: {
    en: 'The port of the address must be 443, or 1024 or higher.',
    de: 'Der Port der Adresse muss 443 sein, oder 1024 oder höher.',
    fr: 'Le port de l’adresse doit être 443, ou 1024 ou plus.',
    es: 'El puerto de la dirección tiene que ser 443, o 1024 o mayor.',
    'pt-BR': 'A porta do endereço precisa ser 443, ou 1024 ou maior.',
  },
  private: {
    en: 'This address is not on the public internet.',
    de: 'Diese Adresse ist nicht im öffentlichen Internet.',
    fr: 'Cette adresse n’est pas sur l’Internet public.',
    es: 'Esta dirección no está en la internet pública.',
    'pt-BR': 'Este endereço não está na internet pública.',
  },
})

/** A function of a locale that formats the sentences about webhooks. */
export const sayWebhooks = speakFrom(webhookTexts)
