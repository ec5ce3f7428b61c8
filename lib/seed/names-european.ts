import { type Given, type MakeName, type Pair, pairs, words } from './names';

const TURKISH = {
  surnames: words(`
    Yılmaz, Kaya, Demir, Şahin, Çelik, Yıldız, Öztürk, Aydın, Özdemir, Arslan, Doğan, Kılıç, Çetin, Koç, Güneş, İnan, Işık,
    Karagözoğlu, Büyükanıt, Öz`),
  f: words('Ayşe, Fatma, Zeynep, Elif, Gülşen, Şule, İpek, Özlem, Çiğdem, Hatice'),
  m: words('Mehmet, Mustafa, Ahmet, Hüseyin, İbrahim, Çağlar, Oğuz, Gökhan, Ömer Faruk, Ümit, Yiğit'),
};
export const turkishName: MakeName = (random, sex) => {
  const surname = random.pick(TURKISH.surnames);
  return {
    surname: random.chance(0.5) ? surname.toLocaleUpperCase('tr') : surname,
    given: random.pick(TURKISH[sex]),
  };
};

const SERBIAN_SURNAMES = pairs(`
  Jovanović=Јовановић, Petrović=Петровић, Nikolić=Николић, Đorđević=Ђорђевић, Stojković=Стојковић, Živković=Живковић,
  Ljubičić=Љубичић, Njegoš=Његош, Šćepanović=Шћепановић`);
const SERBIAN: Given<Pair> = {
  f: pairs(`Jelena=Јелена, Milica=Милица, Ljiljana=Љиљана, Dragana=Драгана, Đurđa=Ђурђа`),
  m: pairs(`Nikola=Никола, Dušan=Душан, Miloš=Милош, Željko=Жељко, Njegoš=Његош, Vuk=Вук`),
};
export const serbianName: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(SERBIAN_SURNAMES);
  const [given, nativeGiven] = random.pick(SERBIAN[sex]);
  return { surname, given, native: `${nativeGiven} ${nativeSurname}` };
};

const WESTERN = {
  surnames: words(`
    Müller, Schmidt, von der Heide-Braun, Dupont, Lefèvre, d’Arcy, Rossi, De Luca, Kovács, Szabó, O'Brien, Ó Súilleabháin,
    Horváth, Novák, Papadopoulos, Weiß, Großmann, Nguyen-Martin, St. John`),
  f: words('Anna, Hélène, Giulia, Zsófia, Siobhán, Katharina, Marie-Laure, Zoé, Eva'),
  m: words('Hans-Jürgen, François, Giuseppe, László, Seán, Björn, Jean-Luc, Marko, K.'),
};
export const europeanName: MakeName = (random, sex) => ({
  surname: random.pick(WESTERN.surnames),
  given: random.pick(WESTERN[sex]),
});

const AZERBAIJANI = {
  surnames: words('Əliyev, Məmmədov, Hüseynov, Quliyev, Rzayev, İsmayılov, Əhmədov'),
  f: words('Aygün, Leyla, Günel, Nərgiz, Səbinə'),
  m: words('Elçin, Rəşad, Vüqar, Tural, Əli, Orxan'),
};
export const azerbaijaniName: MakeName = (random, sex) => ({
  surname: random.pick(AZERBAIJANI.surnames) + (sex === 'f' ? 'a' : ''),
  given: random.pick(AZERBAIJANI[sex]),
});
