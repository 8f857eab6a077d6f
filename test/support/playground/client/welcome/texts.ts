import { texts } from '../../../../../shared/text/texts.ts'

/** Sentences of the welcome and its steps. */
export const welcomeTexts = texts({
  'play.welcome': {
    en: 'Welcome',
    de: 'Willkommen',
    fr: 'Bienvenue',
    es: 'Bienvenida',
    'pt-BR': 'Boas-vindas',
  },
  'play.welcomeTo': {
    en: 'Welcome to {name}',
    de: 'Willkommen bei {name}',
    fr: 'Bienvenue sur {name}',
    es: 'Te damos la bienvenida a {name}',
    'pt-BR': 'Boas-vindas a {name}',
  },
  'play.closeWelcome': {
    en: 'Close the welcome',
    de: 'Begrüßung schließen',
    fr: 'Fermer l’accueil',
    es: 'Cerrar la bienvenida',
    'pt-BR': 'Fechar as boas-vindas',
  },
  'play.done': {
    en: 'Done:',
    de: 'Erledigt:',
    fr: 'Fait :',
    es: 'Hecho:',
    'pt-BR': 'Feito:',
  },
  'play.stepChat': {
    en: 'Chat until you level up',
    de: 'Schreib, bis du aufsteigst',
    fr: 'Discute jusqu’à monter de niveau',
    es: 'Chatea hasta subir de nivel',
    'pt-BR': 'Converse até subir de nível',
  },
  'play.stepChatHint': {
    en: 'Messages earn XP. A few are enough here.',
    de: 'Nachrichten bringen XP. Hier reichen wenige.',
    fr: 'Les messages rapportent de l’XP. Ici, quelques-uns suffisent.',
    es: 'Los mensajes dan XP. Aquí bastan unos pocos.',
    'pt-BR': 'Mensagens rendem XP. Aqui, poucas bastam.',
  },
  'play.stepLook': {
    en: 'Type /{command}',
    de: 'Tippe /{command}',
    fr: 'Tape /{command}',
    es: 'Escribe /{command}',
    'pt-BR': 'Digite /{command}',
  },
  'play.stepLookHint': {
    en: 'The bot answers with your card.',
    de: 'Der Bot antwortet mit deiner Karte.',
    fr: 'Le bot répond avec ta carte.',
    es: 'El bot responde con tu tarjeta.',
    'pt-BR': 'O bot responde com o seu cartão.',
  },
  'play.stepChange': {
    en: 'Change a setting',
    de: 'Ändere eine Einstellung',
    fr: 'Change un réglage',
    es: 'Cambia un ajuste',
    'pt-BR': 'Mude uma configuração',
  },
  'play.stepChangeHint': {
    en: 'Raise the XP multiplier, then write again.',
    de: 'Erhöhe den XP-Multiplikator und schreib noch einmal.',
    fr: 'Augmente le multiplicateur d’XP, puis écris à nouveau.',
    es: 'Sube el multiplicador de XP y vuelve a escribir.',
    'pt-BR': 'Aumente o multiplicador de XP e escreva de novo.',
  },
})
