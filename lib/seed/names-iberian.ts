import { type MakeName, words } from './names';

const PORTUGUESE = {
  surnames: words(`
    Silva, Santos, Oliveira, Souza, Rodrigues, Ferreira, Alves, Pereira, Lima, Gomes, Ribeiro, Carvalho, Araújo, Gonçalves,
    Conceição, Magalhães, Guimarães, Albuquerque, Figueiredo, Assunção, Cavalcanti, Bragança, Sá, Brandão`),
  f: words(
    'Maria, Ana, Fernanda, Juliana, Beatriz, Luísa, Conceição, Inês, Thaís, Ana Luísa, Maria Eduarda, Letícia',
  ),
  m: words(
    'João, José, Antônio, Paulo, Luís, Marcos, Rafael, Felipe, Caio, João Pedro, Sebastião, Luiz Gustavo, Zé',
  ),
};
const PARTICLES = ['da', 'de', 'dos', 'do', 'das', 'e'];

/** The mother's family, then the father's, with particles in lower case; sometimes a long row of them. */
export const portugueseName: MakeName = (random, sex) => {
  const families = Array.from({ length: random.integer(1, 3) }, () => random.pick(PORTUGUESE.surnames));
  const surname = families
    .map((family) => (random.chance(0.4) ? `${random.pick(PARTICLES)} ${family}` : family))
    .join(' ');
  const second = random.chance(0.3) ? ` ${random.pick(PORTUGUESE[sex])}` : '';
  return { surname, given: random.pick(PORTUGUESE[sex]) + second };
};

const SPANISH = {
  surnames: words(`
    García, Rodríguez, Martínez, López, Hernández, González, Pérez, Mamani, Quispe, Choquehuanca, Muñoz, Núñez, Ibáñez, Peña,
    de la Cruz, del Río, Ortega, Saavedra, Etcheverry, Ponce de León, Valdés, Castañeda, Bolaños, Zúñiga, Paz`),
  f: words(
    'María José, Ana, Lucía, Carmen, Rosario, Yolanda, Ximena, Sofía, Belén, María de los Ángeles, Guadalupe',
  ),
  m: words(
    'José Luis, Carlos, Juan, Efraín, Raúl, Íñigo, Ángel, Fermín, Luis Alberto, Jesús, Víctor Hugo, Martín',
  ),
};
export const spanishName: MakeName = (random, sex) => ({
  surname: `${random.pick(SPANISH.surnames)} ${random.pick(SPANISH.surnames)}`,
  given: random.pick(SPANISH[sex]),
});

const FILIPINO = {
  surnames: words(`
    dela Cruz, Reyes, Santos, Bautista, Magsaysay, Macaraeg, Tan, Ong, Villanueva, de los Santos, Peñaflorida, Dimaculangan,
    Pangilinan, Uy, Sy, Catacutan`),
  f: words('Maria Cristina, Josefina, Rowena, Ma. Theresa, Liwayway, Angelica, Luzviminda, Grace'),
  m: words('Juan, Jose Mari, Rodrigo, Ferdinand, Benigno, Mark Anthony, Ramón, Datu Abdul, Rey'),
};
export const filipinoName: MakeName = (random, sex) => ({
  surname: random.pick(FILIPINO.surnames),
  given: random.pick(FILIPINO[sex]) + (random.chance(0.35) ? ` ${random.pick(FILIPINO.surnames)}` : ''),
});

/** A few people whose whole name fills the badge; they come from anywhere that Portuguese or Spanish is spoken. */
export const LONG_NAMES = [
  {
    surname: 'de Albuquerque Cavalcanti de Souza Figueiredo Guimarães',
    given: 'Maria da Conceição Aparecida Eduarda',
  },
  {
    surname: 'Ponce de León y Saavedra Choquehuanca de la Cruz Etcheverry',
    given: 'José Luis Alberto María del Rosario',
  },
  {
    surname: 'de Lencastre e Bragança Magalhães dos Santos Assunção e Sá',
    given: 'Pedro Henrique Sebastião Antônio João Miguel',
  },
] as const;
