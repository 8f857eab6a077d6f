import { namesIn, type Translated } from '../../../shared/text/language.ts'

/** The servers to which the option applies: this server, or all servers. */
export const PLACES: Readonly<Record<'here' | 'everywhere', Translated>> = {
  here: { en: 'This server', de: 'Dieser Server', fr: 'Ce serveur', es: 'Este servidor', 'pt-BR': 'Este servidor' },
  everywhere: {
    en: 'All servers',
    de: 'Alle Server',
    fr: 'Tous les serveurs',
    es: 'Todos los servidores',
    'pt-BR': 'Todos os servidores',
  },
}

export const WHERE_DESCRIPTIONS: Translated = {
  en: 'In which servers; this one if left out',
  de: 'Auf welchen Servern; ohne Angabe auf diesem',
  fr: 'Sur quels serveurs ; celui-ci par défaut',
  es: 'En qué servidores; en este si se omite',
  'pt-BR': 'Em quais servidores; neste se omitido',
}

const NAMES: Translated = { en: 'where', de: 'wo', fr: 'où', es: 'dónde', 'pt-BR': 'onde' }

const whereIn = (language: Exclude<keyof Translated, 'en'>) => ({
  where: { name: NAMES[language], description: WHERE_DESCRIPTIONS[language], choices: namesIn(PLACES, language) },
})

/** Adds the option's names to the translations of a command that has no other option. */
export const withWhere = <Names extends Record<Exclude<keyof Translated, 'en'>, { name: string; description: string }>>(
  translations: Names,
) => ({
  de: { ...translations.de, options: whereIn('de') },
  fr: { ...translations.fr, options: whereIn('fr') },
  es: { ...translations.es, options: whereIn('es') },
  'pt-BR': { ...translations['pt-BR'], options: whereIn('pt-BR') },
})
