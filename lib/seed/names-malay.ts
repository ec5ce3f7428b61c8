import { type MakeName, words } from './names';

const INDONESIAN = {
  surnames: words(`
    Wijaya, Santoso, Nasution, Siregar, Hutagalung, Simanjuntak, Purnomo, Kusuma, Lestari, Hidayat, Pratama, Situmorang,
    Sastroamidjojo, Tanoesoedibjo, Manuputty, Gunawan`),
  mononyms: words(`
    Suharto, Sukarno, Budiono, Sutrisno, Wahyuni, Suparman, Kartini, Slamet, Poniman, Sumiati, Harjo, Ngatini, Tukiman,
    Suryadi, Mulyono, Parti`),
  f: words('Siti Nurhaliza, Dewi, Putri Ayu, Sri, Ratna, Indah, Maharani, Ni Luh, Rina'),
  m: words('Agus, Budi, Joko, Muhammad Rizky, I Wayan, Dwi, Bambang, I Gusti Ngurah, Eko, Wahyu'),
};

/** More than a third have one name only. */
export const indonesianName: MakeName = (random, sex) =>
  random.chance(0.4)
    ? { given: random.pick(INDONESIAN.mononyms) }
    : { surname: random.pick(INDONESIAN.surnames), given: random.pick(INDONESIAN[sex]) };

const MALAY = {
  f: words('Nur Aisyah, Siti Aminah, Fatimah, Norhayati, Zulaikha, Wan Nadia, Rosnah'),
  m: words('Ahmad, Muhammad Hafiz, Razak, Anwar, Zulkifli, Abdul Rahman, Ismail, Syed Hamid, Tunku Aziz'),
  chinese: words('Tan Wei Ling, Lim Kok Wing, Lee Chong Wei, Wong Mei Yee, Ng Ah Kow, Ooi Siew Khim'),
  tamil: words('Subramaniam A/L Muthu, Kavitha A/P Rajan, V. Sivakumar'),
};

/** A Malay's father's name follows bin or binti; there is no surname. Others write theirs in their own order. */
export const malaysianName: MakeName = (random, sex) => {
  if (random.chance(0.3)) return { given: random.pick(MALAY.chinese) };
  if (random.chance(0.12)) return { given: random.pick(MALAY.tamil) };
  const father = random.pick(MALAY.m);
  return { given: `${random.pick(MALAY[sex])} ${sex === 'f' ? 'binti' : 'bin'} ${father}` };
};
