import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The sentences about exports in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(
  texts({
    'export.done': {
      en: 'Here are {members} {members|member|members}. The file holds personal data: keep it safe.',
      de: 'Hier {members|ist|sind} {members} {members|Mitglied|Mitglieder}. Die Datei enthält personenbezogene Daten: Bewahre sie sicher auf.',
      fr: 'Voici {members} {members|membre|membres}. Le fichier contient des données personnelles : garde-le en lieu sûr.',
      es: 'Aquí {members|está|están} {members} {members|miembro|miembros}. El archivo contiene datos personales: guárdalo en un lugar seguro.',
      'pt-BR':
        'Aqui {members|está|estão} {members} {members|membro|membros}. O arquivo contém dados pessoais: guarde-o em segurança.',
    },
    'export.part': {
      en: 'Part {part} of {parts}.',
      de: 'Teil {part} von {parts}.',
      fr: 'Partie {part} sur {parts}.',
      es: 'Parte {part} de {parts}.',
      'pt-BR': 'Parte {part} de {parts}.',
    },
    'export.tooLarge': {
      en: 'This server has too many members for files in Discord. Ask the people who run the bot for a backup of the server.',
      de: 'Dieser Server hat zu viele Mitglieder für Dateien in Discord. Frage die Betreiber des Bots nach einer Sicherung des Servers.',
      fr: 'Ce serveur a trop de membres pour des fichiers dans Discord. Demande une sauvegarde du serveur aux personnes qui gèrent le bot.',
      es: 'Este servidor tiene demasiados miembros para archivos en Discord. Pide una copia de seguridad del servidor a quienes administran el bot.',
      'pt-BR':
        'Este servidor tem membros demais para arquivos no Discord. Peça um backup do servidor a quem administra o bot.',
    },
    'export.writing': {
      en: 'Writing the file: {members} {members|member|members} so far.',
      de: 'Die Datei wird geschrieben: bisher {members} {members|Mitglied|Mitglieder}.',
      fr: 'Écriture du fichier : {members} {members|membre|membres} pour l’instant.',
      es: 'Escribiendo el archivo: {members} {members|miembro|miembros} hasta ahora.',
      'pt-BR': 'Escrevendo o arquivo: {members} {members|membro|membros} até agora.',
    },
  }),
)
