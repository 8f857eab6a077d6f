import { texts } from '../../../shared/text/texts.ts'

/** The replies of `/xp reset`, `/xp give-role` and `/xp undo`, and of their buttons. */
export const bulkReplyTexts = texts({
  'bulk.reading': {
    en: 'I am looking at the members. This message then shows what would change. Nothing changes before you confirm it.',
    de: 'Ich sehe mir die Mitglieder an. Danach zeigt diese Nachricht, was sich ändern würde. Vor deiner Bestätigung ändert sich nichts.',
    fr: 'Je regarde les membres. Ce message montrera ensuite ce qui changerait. Rien ne change avant ta confirmation.',
    es: 'Estoy mirando a los miembros. Después este mensaje muestra qué cambiaría. Nada cambia antes de que lo confirmes.',
    'pt-BR': 'Estou olhando os membros. Depois esta mensagem mostra o que mudaria. Nada muda antes da sua confirmação.',
  },
  'bulk.type': {
    en: 'Type “{word}” to confirm',
    de: 'Tipp zum Bestätigen „{word}“ ein',
    fr: 'Saisis « {word} » pour confirmer',
    es: 'Escribe «{word}» para confirmar',
    'pt-BR': 'Digite “{word}” para confirmar',
  },
  'bulk.wrongWord': {
    en: '❌ Nothing has changed: what you typed is not “{word}”.',
    de: '❌ Es hat sich nichts geändert: Was du eingetippt hast, ist nicht „{word}“.',
    fr: '❌ Rien n’a changé : ce que tu as saisi n’est pas « {word} ».',
    es: '❌ No ha cambiado nada: lo que escribiste no es «{word}».',
    'pt-BR': '❌ Nada mudou: o que você digitou não é “{word}”.',
  },
  'bulk.applying': {
    en: 'I am changing the members’ XP. This message shows how far I am. {undo} stops or undoes it.',
    de: 'Ich ändere die XP der Mitglieder. Diese Nachricht zeigt, wie weit ich bin. {undo} bricht es ab oder nimmt es zurück.',
    fr: 'Je modifie l’XP des membres. Ce message montre où j’en suis. {undo} arrête ou annule.',
    es: 'Estoy cambiando la XP de los miembros. Este mensaje muestra por dónde voy. {undo} lo detiene o lo deshace.',
    'pt-BR': 'Estou mudando o XP dos membros. Esta mensagem mostra o andamento. {undo} interrompe ou desfaz.',
  },
  'bulk.noneToUndo': {
    en: 'There is no change of many members from the last 30 days that I could undo.',
    de: 'Es gibt keine Änderung für viele Mitglieder aus den letzten 30 Tagen, die ich zurücknehmen könnte.',
    fr: 'Il n’y a aucune modification de plusieurs membres des 30 derniers jours que je pourrais annuler.',
    es: 'No hay ningún cambio de varios miembros de los últimos 30 días que pueda deshacer.',
    'pt-BR': 'Não há nenhuma alteração de vários membros dos últimos 30 dias que eu possa desfazer.',
  },
  'bulk.askUndo': {
    en: '**{title}**, {when}: {members} {members|member has|members have} the earlier XP again afterwards. XP earned since then stays.',
    de: '**{title}**, {when}: Danach {members|hat|haben} {members} {members|Mitglied|Mitglieder} wieder die früheren XP. Seitdem verdiente XP bleiben.',
    fr: '**{title}**, {when} : {members} {members|membre retrouvera|membres retrouveront} l’XP d’avant. L’XP gagnée depuis reste.',
    es: '**{title}**, {when}: {members} {members|miembro vuelve|miembros vuelven} a tener la XP de antes. La XP ganada desde entonces se queda.',
    'pt-BR':
      '**{title}**, {when}: {members} {members|membro volta|membros voltam} a ter o XP de antes. O XP ganho desde então fica.',
  },
  'bulk.askStop': {
    en: '**{title}** is under way: {done} of {members} members are done. If you stop it, {undo} can take back what was done.',
    de: '**{title}** läuft noch: {done} von {members} Mitgliedern sind erledigt. Wenn du abbrichst, kann {undo} zurücknehmen, was schon geschehen ist.',
    fr: '**{title}** est en cours : {done} membres sur {members}. Si tu l’arrêtes, {undo} peut annuler ce qui est fait.',
    es: '**{title}** está en marcha: {done} de {members} miembros. Si lo detienes, {undo} puede deshacer lo que ya se hizo.',
    'pt-BR':
      '**{title}** está em andamento: {done} de {members} membros. Se você interromper, {undo} pode desfazer o que já foi feito.',
  },
  'bulk.undo': {
    en: 'Undo it',
    de: 'Zurücknehmen',
    fr: 'Annuler la modification',
    es: 'Deshacerlo',
    'pt-BR': 'Desfazer',
  },
  'bulk.stop': { en: 'Stop it', de: 'Abbrechen', fr: 'L’arrêter', es: 'Detenerlo', 'pt-BR': 'Interromper' },
  'bulk.undoing': {
    en: 'I am giving the members their earlier XP back. This message shows how far I am.',
    de: 'Ich gebe den Mitgliedern ihre früheren XP zurück. Diese Nachricht zeigt, wie weit ich bin.',
    fr: 'Je rends aux membres leur XP d’avant. Ce message montre où j’en suis.',
    es: 'Estoy devolviendo a los miembros su XP de antes. Este mensaje muestra por dónde voy.',
    'pt-BR': 'Estou devolvendo aos membros o XP de antes. Esta mensagem mostra o andamento.',
  },
  'bulk.stopping': {
    en: 'I stop after the members that I am changing right now.',
    de: 'Ich höre nach den Mitgliedern auf, die ich gerade ändere.',
    fr: 'J’arrête après les membres que je modifie en ce moment.',
    es: 'Me detengo después de los miembros que estoy cambiando ahora.',
    'pt-BR': 'Paro depois dos membros que estou mudando agora.',
  },
  'bulk.cancelled': {
    en: 'Cancelled. Nothing was changed.',
    de: 'Abgebrochen. Es wurde nichts geändert.',
    fr: 'Annulé. Rien n’a été modifié.',
    es: 'Cancelado. No se ha cambiado nada.',
    'pt-BR': 'Cancelado. Nada foi alterado.',
  },
  'bulk.otherWork': {
    en: 'Nothing has changed: another change of many members or an import is under way. Try again when it is done.',
    de: 'Es hat sich nichts geändert: Eine andere Änderung für viele Mitglieder oder ein Import läuft noch. Versuch es danach noch einmal.',
    fr: 'Rien n’a changé : une autre modification de plusieurs membres ou une importation est en cours. Réessaie ensuite.',
    es: 'No ha cambiado nada: hay otro cambio de varios miembros o una importación en marcha. Inténtalo de nuevo después.',
    'pt-BR': 'Nada mudou: outra alteração de vários membros ou uma importação está em andamento. Tente de novo depois.',
  },
})
