import { texts } from '../texts.ts'

/** The page that lists who changed what. */
export const auditPageTexts = texts({
  'auditPage.title': { en: 'Audit log', de: 'Audit-Log', fr: 'Journal', es: 'Registro', 'pt-BR': 'Registro' },
  'auditPage.intro': {
    en: 'Every change that people, programs and scripts made. Entries are kept for a year.',
    de: 'Jede Änderung durch Personen, Programme und Skripte. Einträge bleiben ein Jahr lang erhalten.',
    fr: 'Toutes les modifications faites par des personnes, des programmes et des scripts. Les entrées sont conservées un an.',
    es: 'Todos los cambios hechos por personas, programas y scripts. Las entradas se guardan un año.',
    'pt-BR': 'Todas as mudanças feitas por pessoas, programas e scripts. As entradas ficam guardadas por um ano.',
  },
  'auditPage.kind': { en: 'Kind', de: 'Art', fr: 'Type', es: 'Tipo', 'pt-BR': 'Tipo' },
  'auditPage.anyKind': {
    en: 'All kinds',
    de: 'Alle Arten',
    fr: 'Tous les types',
    es: 'Todos los tipos',
    'pt-BR': 'Todos os tipos',
  },
  'auditPage.actor': {
    en: 'Changed by',
    de: 'Geändert von',
    fr: 'Modifié par',
    es: 'Cambiado por',
    'pt-BR': 'Alterado por',
  },
  'auditPage.target': { en: 'About', de: 'Betrifft', fr: 'Concerne', es: 'Sobre', 'pt-BR': 'Sobre' },
  'auditPage.anyone': {
    en: 'Anyone',
    de: 'Alle',
    fr: 'Tout le monde',
    es: 'Cualquiera',
    'pt-BR': 'Qualquer pessoa',
  },
  'auditPage.all': { en: 'All', de: 'Alle', fr: 'Tout', es: 'Todo', 'pt-BR': 'Tudo' },
  'auditPage.operator': {
    en: 'An operator of the bot',
    de: 'Jemand vom Betrieb des Bots',
    fr: 'Un opérateur du bot',
    es: 'Un operador del bot',
    'pt-BR': 'Um operador do bot',
  },
  'auditPage.clear': {
    en: 'Clear filters',
    de: 'Filter entfernen',
    fr: 'Effacer les filtres',
    es: 'Quitar filtros',
    'pt-BR': 'Limpar filtros',
  },
  'auditPage.shown': {
    en: '{count} {count|entry is|entries are} shown.',
    de: '{count} {count|Eintrag wird|Einträge werden} angezeigt.',
    fr: '{count} {count|entrée affichée|entrées affichées}.',
    es: 'Se {count|muestra|muestran} {count} {count|entrada|entradas}.',
    'pt-BR': '{count} {count|entrada exibida|entradas exibidas}.',
  },
  'auditPage.empty': {
    en: 'Nothing was changed yet. Entries appear here from the first change on.',
    de: 'Noch wurde nichts geändert. Ab der ersten Änderung stehen hier Einträge.',
    fr: 'Rien n’a encore été modifié. Les entrées apparaîtront ici dès la première modification.',
    es: 'Todavía no se ha cambiado nada. Las entradas aparecerán aquí desde el primer cambio.',
    'pt-BR': 'Nada foi mudado ainda. As entradas aparecem aqui a partir da primeira mudança.',
  },
  'auditPage.noMatch': {
    en: 'No entry matches these filters.',
    de: 'Zu diesen Filtern gibt es keinen Eintrag.',
    fr: 'Aucune entrée ne correspond à ces filtres.',
    es: 'Ninguna entrada coincide con estos filtros.',
    'pt-BR': 'Nenhuma entrada corresponde a estes filtros.',
  },
})
