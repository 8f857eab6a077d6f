import { texts } from '../texts.ts'

/** The form that changes the XP of many members, and the dialog in which the change is confirmed. */
export const manyMembersTexts = texts({
  'manyMembers.title': {
    en: 'Change the XP of many members',
    de: 'Die XP vieler Mitglieder ändern',
    fr: 'Changer l’XP de nombreux membres',
    es: 'Cambiar la XP de muchos miembros',
    'pt-BR': 'Mudar o XP de muitos membros',
  },
  'manyMembers.hint': {
    en: 'You see who would be changed first. It can be undone for 30 days.',
    de: 'Du siehst zuerst, wen es betrifft. Es kann 30 Tage lang rückgängig gemacht werden.',
    fr: 'Tu vois d’abord qui serait concerné. On peut l’annuler pendant 30 jours.',
    es: 'Primero ves a quién afecta. Se puede deshacer durante 30 días.',
    'pt-BR': 'Você vê antes quem seria afetado. Pode ser desfeito durante 30 dias.',
  },
  'manyMembers.what': { en: 'Change', de: 'Änderung', fr: 'Changement', es: 'Cambio', 'pt-BR': 'Mudança' },
  'manyMembers.give': {
    en: 'Give XP to the members with a role',
    de: 'Mitgliedern mit einer Rolle XP geben',
    fr: 'Donner de l’XP aux membres qui ont un rôle',
    es: 'Dar XP a los miembros con un rol',
    'pt-BR': 'Dar XP aos membros com um cargo',
  },
  'manyMembers.resetRole': {
    en: 'Reset the members with a role to 0 XP',
    de: 'Mitglieder mit einer Rolle auf 0 XP zurücksetzen',
    fr: 'Remettre à 0 XP les membres qui ont un rôle',
    es: 'Restablecer a 0 XP a los miembros con un rol',
    'pt-BR': 'Redefinir para 0 XP os membros com um cargo',
  },
  'manyMembers.resetEveryone': {
    en: 'Reset everyone to 0 XP, also members who have left',
    de: 'Alle auf 0 XP zurücksetzen, auch ausgetretene Mitglieder',
    fr: 'Remettre tout le monde à 0 XP, même les membres partis',
    es: 'Restablecer a todos a 0 XP, también a quienes se han ido',
    'pt-BR': 'Redefinir todos para 0 XP, também quem saiu',
  },
  'manyMembers.role': { en: 'Role', de: 'Rolle', fr: 'Rôle', es: 'Rol', 'pt-BR': 'Cargo' },
  'manyMembers.noRole': {
    en: 'Choose a role first.',
    de: 'Wähle erst eine Rolle aus.',
    fr: 'Choisis d’abord un rôle.',
    es: 'Elige primero un rol.',
    'pt-BR': 'Escolha um cargo primeiro.',
  },
  'manyMembers.xp': {
    en: 'XP for each member',
    de: 'XP für jedes Mitglied',
    fr: 'XP pour chaque membre',
    es: 'XP para cada miembro',
    'pt-BR': 'XP para cada membro',
  },
  'manyMembers.preview': {
    en: 'Show what would change',
    de: 'Zeigen, was sich ändern würde',
    fr: 'Voir ce qui changerait',
    es: 'Ver qué cambiaría',
    'pt-BR': 'Ver o que mudaria',
  },
  'manyMembers.now': {
    en: 'Change them now',
    de: 'Jetzt ändern',
    fr: 'Changer maintenant',
    es: 'Cambiar ahora',
    'pt-BR': 'Mudar agora',
  },
})
