import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** How far an import or its undo is, how it ended, and why a file was refused. */
const runTexts = texts({
  'import.reading': {
    en: 'Reading the file: {rows} {rows|row|rows} so far',
    de: 'Die Datei wird gelesen: bisher {rows} {rows|Zeile|Zeilen}',
    fr: 'Lecture du fichier : {rows} {rows|ligne|lignes} pour l’instant',
    es: 'Leyendo el archivo: {rows} {rows|fila|filas} por ahora',
    'pt-BR': 'Lendo o arquivo: {rows} {rows|linha|linhas} até agora',
  },
  'import.comparing': {
    en: 'Comparing with this server: {members} {members|member|members} so far',
    de: 'Vergleich mit diesem Server: bisher {members} {members|Mitglied|Mitglieder}',
    fr: 'Comparaison avec ce serveur : {members} {members|membre|membres} pour l’instant',
    es: 'Comparando con este servidor: {members} {members|miembro|miembros} por ahora',
    'pt-BR': 'Comparando com este servidor: {members} {members|membro|membros} até agora',
  },
  'import.refused': {
    en: 'The file cannot be imported: {reason}.\nNothing was changed.',
    de: 'Die Datei kann nicht importiert werden: {reason}.\nNichts wurde geändert.',
    fr: 'Le fichier ne peut pas être importé : {reason}.\nRien n’a été modifié.',
    es: 'El archivo no se puede importar: {reason}.\nNo se ha cambiado nada.',
    'pt-BR': 'O arquivo não pode ser importado: {reason}.\nNada foi alterado.',
  },
  'import.refusedAt': {
    en: 'The file cannot be imported (line {line}): {reason}.\nNothing was changed.',
    de: 'Die Datei kann nicht importiert werden (Zeile {line}): {reason}.\nNichts wurde geändert.',
    fr: 'Le fichier ne peut pas être importé (ligne {line}) : {reason}.\nRien n’a été modifié.',
    es: 'El archivo no se puede importar (línea {line}): {reason}.\nNo se ha cambiado nada.',
    'pt-BR': 'O arquivo não pode ser importado (linha {line}): {reason}.\nNada foi alterado.',
  },
  'import.applying': {
    en: 'Importing: {done} of {members} {members|member|members}',
    de: 'Import läuft: {done} von {members} {members|Mitglied|Mitgliedern}',
    fr: 'Importation : {done} {done|membre|membres} sur {members}',
    es: 'Importando: {done} de {members} {members|miembro|miembros}',
    'pt-BR': 'Importando: {done} de {members} {members|membro|membros}',
  },
  'import.undoing': {
    en: 'Undoing the import: {done} of {members} {members|member|members}',
    de: 'Der Import wird rückgängig gemacht: {done} von {members} {members|Mitglied|Mitgliedern}',
    fr: 'Annulation de l’importation : {done} {done|membre|membres} sur {members}',
    es: 'Deshaciendo la importación: {done} de {members} {members|miembro|miembros}',
    'pt-BR': 'Desfazendo a importação: {done} de {members} {members|membro|membros}',
  },
  'import.done': {
    en: 'The import is done: {changed} {changed|member has|members have} other XP, {xp} XP in all. Level roles follow. You can undo it for 30 days.',
    de: 'Der Import ist fertig: {changed} {changed|Mitglied hat|Mitglieder haben} andere XP, insgesamt {xp} XP. Die Level-Rollen folgen. Du kannst ihn 30 Tage lang rückgängig machen.',
    fr: 'L’importation est terminée : {changed} {changed|membre a|membres ont} une autre XP, {xp} XP en tout. Les rôles de niveau suivent. Tu peux l’annuler pendant 30 jours.',
    es: 'La importación ha terminado: {changed} {changed|miembro tiene|miembros tienen} otra XP, {xp} XP en total. Los roles de nivel vienen después. Puedes deshacerla durante 30 días.',
    'pt-BR':
      'A importação terminou: {changed} {changed|membro tem|membros têm} outro XP, {xp} XP ao todo. Os cargos de nível vêm em seguida. Você pode desfazê-la por 30 dias.',
  },
  'import.stopped': {
    en: 'The import was stopped: {changed} {changed|member has|members have} other XP, {xp} XP in all. You can undo it for 30 days.',
    de: 'Der Import wurde angehalten: {changed} {changed|Mitglied hat|Mitglieder haben} andere XP, insgesamt {xp} XP. Du kannst ihn 30 Tage lang rückgängig machen.',
    fr: 'L’importation a été arrêtée : {changed} {changed|membre a|membres ont} une autre XP, {xp} XP en tout. Tu peux l’annuler pendant 30 jours.',
    es: 'La importación se ha detenido: {changed} {changed|miembro tiene|miembros tienen} otra XP, {xp} XP en total. Puedes deshacerla durante 30 días.',
    'pt-BR':
      'A importação foi interrompida: {changed} {changed|membro tem|membros têm} outro XP, {xp} XP ao todo. Você pode desfazê-la por 30 dias.',
  },
  'import.counted': {
    en: '{counted} {counted|member has|members have} another number of messages.',
    de: '{counted} {counted|Mitglied hat|Mitglieder haben} eine andere Zahl von Nachrichten.',
    fr: '{counted} {counted|membre a|membres ont} un autre nombre de messages.',
    es: '{counted} {counted|miembro tiene|miembros tienen} otro número de mensajes.',
    'pt-BR': '{counted} {counted|membro tem|membros têm} outro número de mensagens.',
  },
  'import.taken': {
    en: '{count} {count|setting or level role was|settings and level roles were} taken over.',
    de: '{count} {count|Einstellung oder Level-Rolle wurde|Einstellungen und Level-Rollen wurden} übernommen.',
    fr: '{count} {count|réglage ou rôle de niveau a été repris|réglages et rôles de niveau ont été repris}.',
    es: '{count} {count|ajuste o rol de nivel se ha adoptado|ajustes y roles de nivel se han adoptado}.',
    'pt-BR':
      '{count} {count|configuração ou cargo de nível foi adotado|configurações e cargos de nível foram adotados}.',
  },
  'import.restored': {
    en: 'Settings and level roles that are back as before: {restored}. Changed since then, and so left as they are: {kept}.',
    de: 'Einstellungen und Level-Rollen, die wieder wie vorher sind: {restored}. Seitdem geändert und daher so geblieben: {kept}.',
    fr: 'Réglages et rôles de niveau rétablis : {restored}. Modifiés depuis, et donc laissés tels quels : {kept}.',
    es: 'Ajustes y roles de nivel que vuelven a estar como antes: {restored}. Cambiados desde entonces, y por eso se quedan así: {kept}.',
    'pt-BR':
      'Configurações e cargos de nível que voltaram a ser como antes: {restored}. Alterados desde então, e por isso mantidos: {kept}.',
  },
  'import.undone': {
    en: 'The import is undone: every member has the XP back. Level roles follow.',
    de: 'Der Import ist rückgängig gemacht: Alle Mitglieder haben ihre XP zurück. Die Level-Rollen folgen.',
    fr: 'L’importation est annulée : tous les membres ont récupéré leur XP. Les rôles de niveau suivent.',
    es: 'La importación se ha deshecho: todos los miembros han recuperado su XP. Los roles de nivel vienen después.',
    'pt-BR': 'A importação foi desfeita: todos os membros recuperaram o XP. Os cargos de nível vêm em seguida.',
  },
  'bulk.applying': {
    en: 'Changing XP: {done} of {members} {members|member|members}',
    de: 'XP werden geändert: {done} von {members} {members|Mitglied|Mitgliedern}',
    fr: 'Modification de l’XP : {done} {done|membre|membres} sur {members}',
    es: 'Cambiando la XP: {done} de {members} {members|miembro|miembros}',
    'pt-BR': 'Mudando o XP: {done} de {members} {members|membro|membros}',
  },
  'bulk.undoing': {
    en: 'Undoing the change: {done} of {members} {members|member|members}',
    de: 'Die Änderung wird zurückgenommen: {done} von {members} {members|Mitglied|Mitgliedern}',
    fr: 'Annulation de la modification : {done} {done|membre|membres} sur {members}',
    es: 'Deshaciendo el cambio: {done} de {members} {members|miembro|miembros}',
    'pt-BR': 'Desfazendo a alteração: {done} de {members} {members|membro|membros}',
  },
  'bulk.done': {
    en: '✅ {title}: done. {changed} {changed|member has|members have} other XP. Level roles follow. {undo} undoes it for 30 days.',
    de: '✅ {title}: erledigt. {changed} {changed|Mitglied hat|Mitglieder haben} andere XP. Die Level-Rollen folgen. {undo} nimmt es 30 Tage lang zurück.',
    fr: '✅ {title} : terminé. {changed} {changed|membre a|membres ont} une autre XP. Les rôles de niveau suivent. {undo} l’annule pendant 30 jours.',
    es: '✅ {title}: hecho. {changed} {changed|miembro tiene|miembros tienen} otra XP. Los roles de nivel vienen después. {undo} lo deshace durante 30 días.',
    'pt-BR':
      '✅ {title}: pronto. {changed} {changed|membro tem|membros têm} outro XP. Os cargos de nível vêm em seguida. {undo} desfaz por 30 dias.',
  },
  'bulk.stopped': {
    en: '{title}: stopped. {changed} {changed|member has|members have} other XP. {undo} undoes that for 30 days.',
    de: '{title}: abgebrochen. {changed} {changed|Mitglied hat|Mitglieder haben} andere XP. {undo} nimmt das 30 Tage lang zurück.',
    fr: '{title} : arrêté. {changed} {changed|membre a|membres ont} une autre XP. {undo} l’annule pendant 30 jours.',
    es: '{title}: detenido. {changed} {changed|miembro tiene|miembros tienen} otra XP. {undo} lo deshace durante 30 días.',
    'pt-BR':
      '{title}: interrompido. {changed} {changed|membro tem|membros têm} outro XP. {undo} desfaz isso por 30 dias.',
  },
  'bulk.undone': {
    en: '✅ {title}: undone. Every member has the XP back. Level roles follow.',
    de: '✅ {title}: zurückgenommen. Alle Mitglieder haben ihre XP zurück. Die Level-Rollen folgen.',
    fr: '✅ {title} : annulé. Tous les membres ont récupéré leur XP. Les rôles de niveau suivent.',
    es: '✅ {title}: deshecho. Todos los miembros han recuperado su XP. Los roles de nivel vienen después.',
    'pt-BR': '✅ {title}: desfeito. Todos os membros recuperaram o XP. Os cargos de nível vêm em seguida.',
  },
})

/** The sentences about imports in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(runTexts)
