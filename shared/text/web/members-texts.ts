import { PERIOD_NAMES, SOURCE_NAMES } from '../board-names.ts'
import { texts } from '../texts.ts'

/** The page that lists a server's members. */
export const membersTexts = texts({
  'members.title': { en: 'Members', de: 'Mitglieder', fr: 'Membres', es: 'Miembros', 'pt-BR': 'Membros' },
  'members.intro': {
    en: 'Everyone who has earned XP on this server, highest first.',
    de: 'Alle, die auf diesem Server XP verdient haben, die mit den meisten zuerst.',
    fr: 'Tous ceux qui ont gagné de l’XP sur ce serveur, par ordre décroissant.',
    es: 'Quienes han ganado XP en este servidor, de más a menos.',
    'pt-BR': 'Todo mundo que já ganhou XP neste servidor, de quem tem mais para quem tem menos.',
  },
  'members.period': { en: 'Time', de: 'Zeitraum', fr: 'Période', es: 'Periodo', 'pt-BR': 'Período' },
  'members.source': { en: 'XP from', de: 'XP aus', fr: 'XP gagnée par', es: 'XP de', 'pt-BR': 'XP de' },
  'members.timeAll': PERIOD_NAMES.all,
  'members.timeMonth': PERIOD_NAMES.month,
  'members.timeWeek': PERIOD_NAMES.week,
  'members.timeDay': PERIOD_NAMES.day,
  'members.fromAll': SOURCE_NAMES.all,
  'members.fromMessages': SOURCE_NAMES.messages,
  'members.fromVoice': SOURCE_NAMES.voice,
  'members.periodEmpty': {
    en: 'Nobody has earned such XP in this time yet.',
    de: 'In dieser Zeit hat noch niemand solche XP verdient.',
    fr: 'Personne n’a encore gagné d’XP de ce type sur cette période.',
    es: 'Nadie ha ganado todavía XP de este tipo en este periodo.',
    'pt-BR': 'Ninguém ganhou XP desse tipo neste período ainda.',
  },
  'members.search': {
    en: 'Search by name or ID',
    de: 'Nach Name oder ID suchen',
    fr: 'Chercher par nom ou identifiant',
    es: 'Buscar por nombre o ID',
    'pt-BR': 'Buscar por nome ou ID',
  },
  'members.rank': { en: 'Rank', de: 'Rang', fr: 'Rang', es: 'Puesto', 'pt-BR': 'Posição' },
  'members.member': { en: 'Member', de: 'Mitglied', fr: 'Membre', es: 'Miembro', 'pt-BR': 'Membro' },
  'members.level': { en: 'Level', de: 'Level', fr: 'Niveau', es: 'Nivel', 'pt-BR': 'Nível' },
  'members.xp': { en: 'XP', de: 'XP', fr: 'XP', es: 'XP', 'pt-BR': 'XP' },
  'members.messages': { en: 'Messages', de: 'Nachrichten', fr: 'Messages', es: 'Mensajes', 'pt-BR': 'Mensagens' },
  'members.none': {
    en: 'Nobody was found for “{query}”. Check the spelling, or search for the member’s ID.',
    de: 'Für „{query}“ wurde niemand gefunden. Prüfe die Schreibweise oder suche nach der ID des Mitglieds.',
    fr: 'Personne ne correspond à « {query} ». Vérifie l’orthographe ou cherche l’identifiant du membre.',
    es: 'No se ha encontrado a nadie con «{query}». Revisa cómo está escrito o busca el ID del miembro.',
    'pt-BR': 'Ninguém foi encontrado com “{query}”. Confira a grafia ou busque pelo ID do membro.',
  },
  'members.empty': {
    en: 'Nobody has earned XP here yet. The list fills as members chat.',
    de: 'Noch hat hier niemand XP verdient. Die Liste füllt sich, sobald Mitglieder chatten.',
    fr: 'Personne n’a encore gagné d’XP ici. La liste se remplira au fil des discussions.',
    es: 'Aquí todavía nadie ha ganado XP. La lista se llena cuando los miembros conversan.',
    'pt-BR': 'Ninguém ganhou XP aqui ainda. A lista vai crescer conforme os membros conversarem.',
  },
  'members.left': { en: 'left', de: 'nicht mehr da', fr: 'parti', es: 'ya no está', 'pt-BR': 'saiu' },
  'members.found': {
    en: '{count} {count|member|members} found',
    de: '{count} {count|Mitglied|Mitglieder} gefunden',
    fr: '{count} {count|membre trouvé|membres trouvés}',
    es: '{count} {count|miembro encontrado|miembros encontrados}',
    'pt-BR': '{count} {count|membro encontrado|membros encontrados}',
  },
})
