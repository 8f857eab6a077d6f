import { texts } from '../text/texts.ts'

/** The sentences about changes of many members. */
export const auditBulkTexts = texts({
  'audit.bulkGave': {
    en: '{who} gave {members} {members|member|members} with {role} {xp} XP each',
    de: '{who} hat {members} {members|Mitglied|Mitgliedern} mit {role} je {xp} XP gegeben',
    fr: '{who} a donné {xp} XP à chacun des {members} {members|membre|membres} avec {role}',
    es: '{who} ha dado {xp} XP a cada uno de {members} {members|miembro|miembros} con {role}',
    'pt-BR': '{who} deu {xp} XP a cada um de {members} {members|membro|membros} com {role}',
  },
  'audit.bulkResetRole': {
    en: '{who} reset the XP of {members} {members|member|members} with {role}',
    de: '{who} hat die XP von {members} {members|Mitglied|Mitgliedern} mit {role} zurückgesetzt',
    fr: '{who} a remis à 0 l’XP de {members} {members|membre|membres} avec {role}',
    es: '{who} ha restablecido la XP de {members} {members|miembro|miembros} con {role}',
    'pt-BR': '{who} redefiniu o XP de {members} {members|membro|membros} com {role}',
  },
  'audit.bulkResetMember': {
    en: '{who} reset the XP of {member}',
    de: '{who} hat die XP von {member} zurückgesetzt',
    fr: '{who} a remis à 0 l’XP de {member}',
    es: '{who} ha restablecido la XP de {member}',
    'pt-BR': '{who} redefiniu o XP de {member}',
  },
  'audit.bulkResetEveryone': {
    en: '{who} reset the XP of all {members} {members|member|members}',
    de: '{who} hat die XP aller {members} {members|Mitglied|Mitglieder} zurückgesetzt',
    fr: '{who} a remis à 0 l’XP de tous les membres ({members})',
    es: '{who} ha restablecido la XP de todos los miembros ({members})',
    'pt-BR': '{who} redefiniu o XP de todos os membros ({members})',
  },
  'audit.bulkStopped': {
    en: '{who} stopped a change of many members',
    de: '{who} hat eine Änderung für viele Mitglieder abgebrochen',
    fr: '{who} a arrêté une modification de plusieurs membres',
    es: '{who} ha detenido un cambio de varios miembros',
    'pt-BR': '{who} interrompeu uma alteração de vários membros',
  },
  'audit.bulkUndone': {
    en: '{who} undid a change of many members, which had changed {members} {members|member|members}',
    de: '{who} hat eine Änderung für viele Mitglieder rückgängig gemacht, die {members} {members|Mitglied|Mitglieder} geändert hatte',
    fr: '{who} a annulé une modification de plusieurs membres, qui avait touché {members} {members|membre|membres}',
    es: '{who} ha deshecho un cambio de varios miembros, que había cambiado {members} {members|miembro|miembros}',
    'pt-BR': '{who} desfez uma alteração de vários membros, que tinha alterado {members} {members|membro|membros}',
  },
})
