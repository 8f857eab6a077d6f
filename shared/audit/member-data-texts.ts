import { texts } from '../text/texts.ts'

/** The sentences about imports, exports, restores and deletions of members’ data. */
export const auditMemberDataTexts = texts({
  'audit.importStarted': {
    en: '{who} imported the XP of {members} {members|member|members} from {bot}',
    de: '{who} hat die XP von {members} {members|Mitglied|Mitgliedern} aus {bot} importiert',
    fr: '{who} a importé l’XP de {members} {members|membre|membres} depuis {bot}',
    es: '{who} ha importado la XP de {members} {members|miembro|miembros} desde {bot}',
    'pt-BR': '{who} importou o XP de {members} {members|membro|membros} de {bot}',
  },
  'audit.importStopped': {
    en: '{who} stopped the import from {bot}',
    de: '{who} hat den Import aus {bot} abgebrochen',
    fr: '{who} a arrêté l’importation depuis {bot}',
    es: '{who} ha detenido la importación desde {bot}',
    'pt-BR': '{who} interrompeu a importação de {bot}',
  },
  'audit.importUndone': {
    en: '{who} undid the import from {bot}, which had changed {members} {members|member|members}',
    de: '{who} hat den Import aus {bot} rückgängig gemacht, der {members} {members|Mitglied|Mitglieder} geändert hatte',
    fr: '{who} a annulé l’importation depuis {bot}, qui avait modifié {members} {members|membre|membres}',
    es: '{who} ha deshecho la importación desde {bot}, que había cambiado {members} {members|miembro|miembros}',
    'pt-BR': '{who} desfez a importação de {bot}, que tinha alterado {members} {members|membro|membros}',
  },
  'audit.memberErased': {
    en: 'A member had their data deleted',
    de: 'Ein Mitglied hat seine Daten löschen lassen',
    fr: 'Un membre a fait supprimer ses données',
    es: 'Un miembro hizo borrar sus datos',
    'pt-BR': 'Um membro mandou excluir seus dados',
  },
  'audit.erasedMember': {
    en: 'a member whose data was deleted',
    de: 'einem Mitglied, dessen Daten gelöscht wurden',
    fr: 'un membre dont les données ont été supprimées',
    es: 'un miembro cuyos datos se borraron',
    'pt-BR': 'um membro cujos dados foram excluídos',
  },
  'audit.membersExported': {
    en: '{who} exported all members with their XP as {format}',
    de: '{who} hat alle Mitglieder mit ihren XP als {format} exportiert',
    fr: '{who} a exporté tous les membres avec leur XP au format {format}',
    es: '{who} ha exportado todos los miembros con su XP en {format}',
    'pt-BR': '{who} exportou todos os membros com o XP em {format}',
  },
  'audit.guildRestored': {
    en: '{who} restored the server from a backup of {time}',
    de: '{who} hat den Server aus einer Sicherung vom {time} wiederhergestellt',
    fr: '{who} a restauré le serveur depuis une sauvegarde du {time}',
    es: '{who} ha restaurado el servidor desde una copia de seguridad del {time}',
    'pt-BR': '{who} restaurou o servidor a partir de um backup de {time}',
  },
})
