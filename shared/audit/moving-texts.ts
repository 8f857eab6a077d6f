import { texts } from '../text/texts.ts'

/** The sentences about data that left a server, or came back. */
export const auditMovingTexts = texts({
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
