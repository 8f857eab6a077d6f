import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'
import { documentTexts } from '../document-texts.ts'

/** The words around the pages of the guide. Only the build reads them, so that the edge does not load them. */
export const sayGuide = speakFrom(
  texts({
    title: { en: 'Guide', de: 'Anleitung', fr: 'Guide', es: 'Guía', 'pt-BR': 'Guia' },
    intro: {
      en: 'How Prosperity works: for members who earn XP, for admins who set it up, for operators who run the bot, and for developers.',
      de: 'Wie Prosperity funktioniert: für Mitglieder, die XP verdienen, für Admins, die es einrichten, für Betreiber und für Entwickler.',
      fr: 'Comment fonctionne Prosperity : pour les membres qui gagnent de l’XP, pour les admins qui le configurent, pour qui héberge le bot et pour qui développe.',
      es: 'Cómo funciona Prosperity: para los miembros que ganan XP, para los admins que lo configuran, para quien mantiene el bot y para quien programa.',
      'pt-BR':
        'Como o Prosperity funciona: para membros que ganham XP, para admins que o configuram, para quem mantém o bot e para quem programa.',
    },
    members: {
      en: 'For members',
      de: 'Für Mitglieder',
      fr: 'Pour les membres',
      es: 'Para miembros',
      'pt-BR': 'Para membros',
    },
    admins: { en: 'For admins', de: 'Für Admins', fr: 'Pour les admins', es: 'Para admins', 'pt-BR': 'Para admins' },
    operators: {
      en: 'For operators',
      de: 'Für Betreiber (Englisch)',
      fr: 'Pour l’hébergement (en anglais)',
      es: 'Para quien lo aloja (en inglés)',
      'pt-BR': 'Para quem hospeda (em inglês)',
    },
    developers: {
      en: 'For developers',
      de: 'Für Entwickler (Englisch)',
      fr: 'Pour le développement (en anglais)',
      es: 'Para programadores (en inglés)',
      'pt-BR': 'Para quem programa (em inglês)',
    },
    skip: documentTexts.skip,
    search: {
      en: 'Search the guide',
      de: 'Anleitung durchsuchen',
      fr: 'Chercher dans le guide',
      es: 'Buscar en la guía',
      'pt-BR': 'Buscar no guia',
    },
    find: { en: 'Search', de: 'Suchen', fr: 'Chercher', es: 'Buscar', 'pt-BR': 'Buscar' },
    pages: {
      en: 'All pages',
      de: 'Alle Seiten',
      fr: 'Toutes les pages',
      es: 'Todas las páginas',
      'pt-BR': 'Todas as páginas',
    },
    onPage: {
      en: 'On this page',
      de: 'Auf dieser Seite',
      fr: 'Sur cette page',
      es: 'En esta página',
      'pt-BR': 'Nesta página',
    },
    around: {
      en: 'Previous and next page',
      de: 'Vorige und nächste Seite',
      fr: 'Page précédente et suivante',
      es: 'Página anterior y siguiente',
      'pt-BR': 'Página anterior e próxima',
    },
    previous: { en: 'Previous:', de: 'Zurück:', fr: 'Précédent :', es: 'Anterior:', 'pt-BR': 'Anterior:' },
    next: { en: 'Next:', de: 'Weiter:', fr: 'Suivant :', es: 'Siguiente:', 'pt-BR': 'Próxima:' },
    more: { en: 'More', de: 'Mehr', fr: 'Plus', es: 'Más', 'pt-BR': 'Mais' },
    privacy: documentTexts.privacy,
    api: { en: 'REST API', de: 'REST-API', fr: 'API REST', es: 'API REST', 'pt-BR': 'API REST' },
    dashboard: { en: 'Dashboard', de: 'Dashboard', fr: 'Tableau de bord', es: 'Panel', 'pt-BR': 'Painel' },
    languages: documentTexts.languages,
    table: { en: 'Table', de: 'Tabelle', fr: 'Tableau', es: 'Tabla', 'pt-BR': 'Tabela' },
  }),
)
