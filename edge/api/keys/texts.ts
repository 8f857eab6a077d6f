import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

const keyTexts = texts({
  full: {
    en: 'This server has {most} API keys, which is the maximum. Delete one that is no longer used.',
    de: 'Dieser Server hat {most} API-Schlüssel, mehr sind nicht möglich. Lösche einen, den niemand mehr braucht.',
    fr: 'Ce serveur a {most} clés d’API, et c’est le maximum. Supprimes-en une qui ne sert plus.',
    es: 'Este servidor tiene {most} claves de API, que es el máximo. Borra una que ya no se use.',
    'pt-BR': 'Este servidor tem {most} chaves de API, que é o máximo. Apague uma que não seja mais usada.',
  },
  gone: {
    en: 'There is no such API key. Somebody may have deleted it.',
    de: 'Diesen API-Schlüssel gibt es nicht. Vielleicht hat ihn jemand gelöscht.',
    fr: 'Cette clé d’API n’existe pas. Quelqu’un l’a peut-être supprimée.',
    es: 'Esta clave de API no existe. Puede que alguien la haya borrado.',
    'pt-BR': 'Esta chave de API não existe. Talvez alguém a tenha apagado.',
  },
})

/** A function of a locale that formats the sentences about API keys. */
export const sayKeys = speakFrom(keyTexts)
