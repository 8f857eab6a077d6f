import type { AuditGroup } from '../../../shared/audit/entry.ts'
import { AUDIT_GROUP_NAMES } from '../../../shared/audit/group-texts.ts'
import type { Language, Translated } from '../../../shared/text/language.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The name of the choice that shows the XP that members earned and lost, instead of changes. */
export const EARNED_NAMES = {
  en: 'XP earned and lost',
  de: 'Verdiente und verlorene XP',
  fr: 'XP gagnée et perdue',
  es: 'XP ganada y perdida',
  'pt-BR': 'XP ganho e perdido',
} as const satisfies Translated

export const auditTexts = texts({
  'audit.earned': EARNED_NAMES,
  'audit.emptyEarned': {
    en: 'No XP found. I keep what each message earned for a limited time.',
    de: 'Keine XP gefunden. Was einzelne Nachrichten gebracht haben, bewahre ich nur eine Zeit lang auf.',
    fr: 'Aucune XP trouvée. Je garde pendant un temps limité ce que chaque message a rapporté.',
    es: 'No he encontrado XP. Guardo por un tiempo limitado lo que dio cada mensaje.',
    'pt-BR': 'Nenhum XP encontrado. Guardo por tempo limitado o que cada mensagem rendeu.',
  },
  'audit.title': {
    en: 'Changes in this server',
    de: 'Änderungen auf diesem Server',
    fr: 'Changements sur ce serveur',
    es: 'Cambios en este servidor',
    'pt-BR': 'Mudanças neste servidor',
  },
  'audit.empty': {
    en: 'No changes found. I keep changes for a year.',
    de: 'Keine Änderungen gefunden. Ich bewahre Änderungen ein Jahr lang auf.',
    fr: 'Aucun changement trouvé. Je garde les changements pendant un an.',
    es: 'No he encontrado cambios. Guardo los cambios durante un año.',
    'pt-BR': 'Nenhuma mudança encontrada. Guardo as mudanças por um ano.',
  },
  'audit.newest': { en: 'Newest', de: 'Neueste', fr: 'Plus récents', es: 'Más recientes', 'pt-BR': 'Mais recentes' },
  'audit.older': { en: 'Older', de: 'Ältere', fr: 'Plus anciens', es: 'Anteriores', 'pt-BR': 'Mais antigas' },
})

const groupNames = (language: Language) => ({
  // The list of names has exactly the groups.
  ...(Object.fromEntries(Object.entries(AUDIT_GROUP_NAMES).map(([group, names]) => [group, names[language]])) as Record<
    AuditGroup,
    string
  >),
  earned: EARNED_NAMES[language],
})

export const auditTranslations = {
  de: {
    name: 'protokoll',
    description: 'Zeigt, wer XP, Einstellungen und Listen geändert hat',
    options: {
      member: { name: 'mitglied', description: 'Nur Änderungen von diesem Mitglied oder an ihm' },
      kind: { name: 'art', description: 'Nur Änderungen dieser Art', choices: groupNames('de') },
    },
  },
  fr: {
    name: 'journal',
    description: 'Affiche qui a changé l’XP, les paramètres et les listes',
    options: {
      member: { name: 'membre', description: 'Seulement les changements faits par ce membre ou sur lui' },
      kind: { name: 'type', description: 'Seulement les changements de ce type', choices: groupNames('fr') },
    },
  },
  es: {
    name: 'registro',
    description: 'Muestra quién ha cambiado la XP, los ajustes y las listas',
    options: {
      member: { name: 'miembro', description: 'Solo los cambios que ha hecho este miembro o que le afectan' },
      kind: { name: 'tipo', description: 'Solo los cambios de este tipo', choices: groupNames('es') },
    },
  },
  'pt-BR': {
    name: 'registro',
    description: 'Mostra quem mudou o XP, as configurações e as listas',
    options: {
      member: { name: 'membro', description: 'Só as mudanças feitas por este membro ou sobre ele' },
      kind: { name: 'tipo', description: 'Só as mudanças deste tipo', choices: groupNames('pt-BR') },
    },
  },
}
