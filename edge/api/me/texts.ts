import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

const meTexts = texts({
  loggedOut: {
    en: 'Discord no longer knows your login. Please log in again.',
    de: 'Discord kennt deine Anmeldung nicht mehr. Bitte melde dich noch einmal an.',
    fr: 'Discord ne connaît plus ta connexion. Connecte-toi de nouveau.',
    es: 'Discord ya no reconoce tu inicio de sesión. Vuelve a iniciar sesión.',
    'pt-BR': 'O Discord não reconhece mais o seu login. Entre de novo.',
  },
  discordAway: {
    en: 'Discord does not list your servers right now. Please try again in a moment.',
    de: 'Discord zeigt deine Server gerade nicht an. Bitte versuche es gleich noch einmal.',
    fr: 'Discord n’indique pas tes serveurs pour le moment. Réessaie dans un instant.',
    es: 'Discord no muestra tus servidores ahora mismo. Inténtalo de nuevo en un momento.',
    'pt-BR': 'O Discord não está mostrando seus servidores agora. Tente de novo daqui a pouco.',
  },
  ownsBots: {
    en: 'You own {bots} {bots|bot|bots}. Delete {bots|it|them} first: servers depend on {bots|it|them}',
    de: 'Dir {bots|gehört|gehören} {bots} {bots|Bot|Bots}. Lösche {bots|ihn|sie} zuerst: Server hängen davon ab',
    fr: 'Tu possèdes {bots} {bots|bot|bots}. Supprime-{bots|le|les} d’abord : des serveurs en dépendent',
    es: 'Tienes {bots} {bots|bot|bots}. Bórra{bots|lo|los} antes: hay servidores que dependen de {bots|él|ellos}',
    'pt-BR': 'Você tem {bots} {bots|bot|bots}. Exclua antes: há servidores que dependem disso',
  },
  noDevice: {
    en: 'This device is no longer logged in.',
    de: 'Dieses Gerät ist nicht mehr angemeldet.',
    fr: 'Cet appareil n’est plus connecté.',
    es: 'Este dispositivo ya no tiene la sesión iniciada.',
    'pt-BR': 'Este dispositivo não está mais conectado.',
  },
})

/** A function of a locale that formats the sentences about the person's login. */
export const sayMe = speakFrom(meTexts)
