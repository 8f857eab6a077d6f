import { texts } from '../../../../../shared/text/texts.ts'

/** Sentences of the list that shows what Discord and the bot sent each other. */
export const wireTexts = texts({
  'play.wire': {
    en: 'What went over the wire',
    de: 'Was über die Leitung ging',
    fr: 'Ce qui a été échangé',
    es: 'Lo que se ha transmitido',
    'pt-BR': 'O que foi transmitido',
  },
  'play.wireShort': {
    en: 'Wire',
    de: 'Leitung',
    fr: 'Échanges',
    es: 'Transmisión',
    'pt-BR': 'Transmissão',
  },
  'play.wireHint': {
    en: 'What Discord and the bot sent each other, the newest first. Open a line to see its JSON.',
    de: 'Was Discord und der Bot einander geschickt haben, das Neueste zuerst. Öffne eine Zeile, um ihr JSON zu sehen.',
    fr: 'Ce que Discord et le bot se sont envoyé, le plus récent d’abord. Ouvre une ligne pour voir son JSON.',
    es: 'Lo que Discord y el bot se han enviado, lo más reciente primero. Abre una línea para ver su JSON.',
    'pt-BR': 'O que o Discord e o bot enviaram um ao outro, o mais recente primeiro. Abra uma linha para ver o JSON.',
  },
  'play.wireInteraction': {
    en: 'Interaction: Discord to the edge',
    de: 'Interaktion: Discord an den Edge',
    fr: 'Interaction : Discord vers l’edge',
    es: 'Interacción: de Discord al edge',
    'pt-BR': 'Interação: do Discord para o edge',
  },
  'play.wireRest': {
    en: 'Call: the bot to Discord',
    de: 'Aufruf: der Bot an Discord',
    fr: 'Appel : le bot vers Discord',
    es: 'Llamada: del bot a Discord',
    'pt-BR': 'Chamada: do bot para o Discord',
  },
  'play.wireDispatch': {
    en: 'Event: Discord to the gateway',
    de: 'Ereignis: Discord an das Gateway',
    fr: 'Événement : Discord vers la passerelle',
    es: 'Evento: de Discord a la pasarela',
    'pt-BR': 'Evento: do Discord para o gateway',
  },
  'play.wireSent': {
    en: 'Sent',
    de: 'Gesendet',
    fr: 'Envoyé',
    es: 'Enviado',
    'pt-BR': 'Enviado',
  },
  'play.wireAnswered': {
    en: 'Answered',
    de: 'Geantwortet',
    fr: 'Répondu',
    es: 'Respuesta',
    'pt-BR': 'Resposta',
  },
  'play.wireNothing': {
    en: 'Nothing was sent.',
    de: 'Es wurde nichts gesendet.',
    fr: 'Rien n’a été envoyé.',
    es: 'No se ha enviado nada.',
    'pt-BR': 'Nada foi enviado.',
  },
})
