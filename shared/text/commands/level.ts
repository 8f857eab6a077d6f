export const levelTranslations = {
  de: {
    name: 'level',
    description: 'Zeigt Level, XP und Rang eines Mitglieds',
    options: { user: { name: 'mitglied', description: 'Wessen Level; ohne Angabe dein eigenes' } },
  },
  fr: {
    name: 'niveau',
    description: 'Affiche le niveau, l’XP et le rang d’un membre',
    options: { user: { name: 'membre', description: 'Le niveau de qui ; le tien par défaut' } },
  },
  es: {
    name: 'nivel',
    description: 'Muestra el nivel, la XP y el puesto de un miembro',
    options: { user: { name: 'miembro', description: 'De quién; si lo omites, el tuyo' } },
  },
  'pt-BR': {
    name: 'nível',
    description: 'Mostra o nível, o XP e a posição de um membro',
    options: { user: { name: 'membro', description: 'De quem; se omitir, o seu' } },
  },
}

/** The same in the menu of a user. */
export const levelMenuTranslations = {
  de: { name: 'Level' },
  fr: { name: 'Niveau' },
  es: { name: 'Nivel' },
  'pt-BR': { name: 'Nível' },
}
