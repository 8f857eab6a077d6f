import { texts } from '../../../shared/text/texts.ts'

/** Headings of `/settings show`. */
export const settingsShowTexts = texts({
  'settings.part.announcing': {
    en: 'Announcements',
    de: 'Ankündigungen',
    fr: 'Annonces',
    es: 'Anuncios',
    'pt-BR': 'Anúncios',
  },
  'settings.part.earning': {
    en: 'Earning XP',
    de: 'XP verdienen',
    fr: 'Gagner de l’XP',
    es: 'Ganar XP',
    'pt-BR': 'Ganhar XP',
  },
  'settings.part.roles': { en: 'Roles', de: 'Rollen', fr: 'Rôles', es: 'Roles', 'pt-BR': 'Cargos' },
  'settings.part.commands': { en: 'Commands', de: 'Befehle', fr: 'Commandes', es: 'Comandos', 'pt-BR': 'Comandos' },
  'settings.part.lists': { en: 'Lists', de: 'Listen', fr: 'Listes', es: 'Listas', 'pt-BR': 'Listas' },
})
