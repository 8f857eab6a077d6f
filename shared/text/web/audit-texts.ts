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
    en: 'Changed by (ID)',
    de: 'Geändert von (ID)',
    fr: 'Modifié par (identifiant)',
    es: 'Cambiado por (ID)',
    'pt-BR': 'Alterado por (ID)',
  },
  'auditPage.target': {
    en: 'About (ID)',
    de: 'Betrifft (ID)',
    fr: 'Concerne (identifiant)',
    es: 'Sobre (ID)',
    'pt-BR': 'Sobre (ID)',
  },
  'auditPage.filter': { en: 'Filter', de: 'Filtern', fr: 'Filtrer', es: 'Filtrar', 'pt-BR': 'Filtrar' },
  'auditPage.clear': {
    en: 'Clear filters',
    de: 'Filter entfernen',
    fr: 'Effacer les filtres',
    es: 'Quitar filtros',
    'pt-BR': 'Limpar filtros',
  },
  'auditPage.badId': {
    en: 'An ID has 17 to 20 digits. Copy it in Discord, with developer mode on.',
    de: 'Eine ID hat 17 bis 20 Ziffern. Du kannst sie in Discord kopieren, wenn der Entwicklermodus an ist.',
    fr: 'Un identifiant a de 17 à 20 chiffres. Copie-le dans Discord, avec le mode développeur activé.',
    es: 'Un ID tiene de 17 a 20 cifras. Cópialo en Discord con el modo de desarrollador activado.',
    'pt-BR': 'Um ID tem de 17 a 20 dígitos. Copie no Discord, com o modo de desenvolvedor ativado.',
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
