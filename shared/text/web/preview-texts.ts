import { texts } from '../texts.ts'

/** Sentences about the effects of changes that are not saved: the next announcement, and members who gain or lose roles. */
export const previewTexts = texts({
  'preview.title': { en: 'Preview', de: 'Vorschau', fr: 'Aperçu', es: 'Vista previa', 'pt-BR': 'Prévia' },
  'preview.card': {
    en: 'The picture of a level',
    de: 'Das Bild eines Levels',
    fr: 'L’image d’un niveau',
    es: 'La imagen de un nivel',
    'pt-BR': 'A imagem de um nível',
  },
  'preview.announcedNowhere': {
    en: 'Level-ups are not announced.',
    de: 'Level-Aufstiege werden nicht angekündigt.',
    fr: 'Les montées de niveau ne sont pas annoncées.',
    es: 'Las subidas de nivel no se anuncian.',
    'pt-BR': 'As subidas de nível não são anunciadas.',
  },
  'preview.announcedReply': {
    en: 'A level-up, in reply to the member’s message:',
    de: 'Ein Level-Aufstieg, als Antwort auf die Nachricht des Mitglieds:',
    fr: 'Une montée de niveau, en réponse au message du membre :',
    es: 'Una subida de nivel, en respuesta al mensaje del miembro:',
    'pt-BR': 'Uma subida de nível, em resposta à mensagem do membro:',
  },
  'preview.announcedDm': {
    en: 'A level-up, by direct message to the member:',
    de: 'Ein Level-Aufstieg, per Direktnachricht an das Mitglied:',
    fr: 'Une montée de niveau, par message privé au membre :',
    es: 'Una subida de nivel, por mensaje directo al miembro:',
    'pt-BR': 'Uma subida de nível, por mensagem direta ao membro:',
  },
  'preview.announcedChannel': {
    en: 'A level-up, in {channel}:',
    de: 'Ein Level-Aufstieg, in {channel}:',
    fr: 'Une montée de niveau, dans {channel} :',
    es: 'Una subida de nivel, en {channel}:',
    'pt-BR': 'Uma subida de nível, em {channel}:',
  },
  'preview.announcedLater': {
    en: 'At this time of day, the announcement would wait until {time}.',
    de: 'Zu dieser Tageszeit würde die Ankündigung bis {time} warten.',
    fr: 'À cette heure, l’annonce attendrait jusqu’au {time}.',
    es: 'A esta hora, el anuncio esperaría hasta el {time}.',
    'pt-BR': 'Neste horário, o anúncio esperaria até {time}.',
  },
  'preview.roleChanges': {
    en: 'Roles that change when you save',
    de: 'Rollen, die sich beim Speichern ändern',
    fr: 'Rôles qui changent à l’enregistrement',
    es: 'Roles que cambian al guardar',
    'pt-BR': 'Cargos que mudam ao salvar',
  },
  'preview.gain': {
    en: '{count} {count|member gains|members gain} it',
    de: '{count} {count|Mitglied erhält|Mitglieder erhalten} sie',
    fr: '{count} {count|membre le reçoit|membres le reçoivent}',
    es: '{count} {count|miembro lo recibe|miembros lo reciben}',
    'pt-BR': '{count} {count|membro recebe|membros recebem}',
  },
  'preview.lose': {
    en: '{count} {count|member loses|members lose} it',
    de: '{count} {count|Mitglied verliert|Mitglieder verlieren} sie',
    fr: '{count} {count|membre le perd|membres le perdent}',
    es: '{count} {count|miembro lo pierde|miembros lo pierden}',
    'pt-BR': '{count} {count|membro perde|membros perdem}',
  },
  'preview.wouldNotWork': {
    en: 'This would not work',
    de: 'Das würde nicht funktionieren',
    fr: 'Ceci ne fonctionnerait pas',
    es: 'Esto no funcionaría',
    'pt-BR': 'Isto não funcionaria',
  },
})
