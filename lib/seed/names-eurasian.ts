import { latinFromCyrillic } from '@/lib/core/icao';
import { type Given, type MakeName, type Pair, pairs, words } from './names';

const BELARUSIAN_SURNAMES = pairs(`
  Ivanou=Іваноў, Kazlou=Казлоў, Kavaliou=Кавалёў, Navitski=Навіцкі, Zhuk=Жук, Klimovich=Клімовіч, Dubrouski=Дуброўскі,
  Karotkevich=Караткевіч, Bykau=Быкаў, Shauchenka=Шаўчэнка, Hryharovich=Грыгаровіч, Yarmolenka=Ярмоленка, Liauchuk=Ляўчук,
  Paulovich=Паўловіч, Astrouski=Астроўскі, Matskevich=Мацкевіч, Sakalou=Сакалоў, Tsikhanovich=Ціхановіч, Bialou=Бялоў`);
const BELARUSIAN: Given<Pair> = {
  f: pairs(`
    Alena=Алена, Sviatlana=Святлана, Volha=Вольга, Natallia=Наталля, Iryna=Ірына, Katsiaryna=Кацярына, Yuliya=Юлія,
    Hanna=Ганна, Maryia=Марыя, Tatsiana=Таццяна, Aliaksandra=Аляксандра, Darya=Дар’я, Volha=Вольга, Yana=Яна`),
  m: pairs(`
    Aliaksandr=Аляксандр, Siarhei=Сяргей, Andrei=Андрэй, Dzmitry=Дзмітрый, Mikalai=Мікалай, Yury=Юрый, Uladzimir=Уладзімір,
    Ihar=Ігар, Viktar=Віктар, Aleh=Алег, Pavel=Павел, Maksim=Максім, Ilya=Ілля, Yauheni=Яўгеній, Kanstantsin=Канстанцін`),
};

/** Belarusian passports follow the Belarusian spelling; many write themselves in Russian otherwise. */
export const belarusianName: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(BELARUSIAN_SURNAMES);
  const [given, nativeGiven] = random.pick(BELARUSIAN[sex]);
  const feminine = (text: string) =>
    sex === 'm' ? text : text.replace(/ou$|au$/, (end) => `${end.slice(0, -1)}va`).replace(/ski$/, 'skaya');
  const nativeFeminine =
    sex === 'm' ? nativeSurname : nativeSurname.replace(/ў$/, 'ва').replace(/кі$/, 'кая');
  return { surname: feminine(surname), given, native: `${nativeFeminine} ${nativeGiven}` };
};

const KAZAKH_STEMS = words(`
  Нұрпейіс, Қасым, Ахмет, Сәрсен, Жұмабай, Әбіл, Төлеген, Мұхамет, Бекмұхан, Серік, Омар, Ыбырай, Есен, Құдайберген,
  Байтұрсын, Тоқтар, Смағұл, Дүйсен, Қайрат, Жақсылық, Өтеген, Ізбасар`);
const KAZAKH: Given<string> = {
  f: words(`
    Айгүл, Әлия, Гүлнар, Динара, Жанар, Қарлығаш, Мәдина, Назгүл, Сәуле, Айжан, Ботагөз, Тоғжан, Ұлжан, Камила`),
  m: words(`
    Нұрлан, Ерлан, Айдос, Бауыржан, Дәурен, Қайрат, Мұрат, Серік, Тимур, Әлихан, Жандос, Арман, Санжар, Өміржан, Асқар`),
};

export const kazakhName: MakeName = (random, sex) => {
  const stem = random.pick(KAZAKH_STEMS);
  const surname = stem + random.pick(sex === 'f' ? ['ова', 'қызы'] : ['ов', 'ұлы', 'ов']);
  const given = random.pick(KAZAKH[sex]);
  const father = random.chance(0.5) ? random.pick(KAZAKH.m) + (sex === 'f' ? 'қызы' : 'ұлы') : undefined;
  return {
    surname: latinFromCyrillic(surname),
    given: latinFromCyrillic(given),
    native: [surname, given, father].filter(Boolean).join(' '),
  };
};

const UZBEK_SURNAMES = pairs(`
  Karimov=Каримов, Rahimov=Раҳимов, Yusupov=Юсупов, To‘rayev=Тўраев, G‘ulomov=Ғуломов, Qodirov=Қодиров, Abdullayev=Абдуллаев,
  Ismoilov=Исмоилов, Xudoyberdiyev=Худойбердиев, Mirzayev=Мирзаев, O‘rinboyev=Ўринбоев, Saidov=Саидов, Normatov=Норматов,
  Sharipov=Шарипов, Tursunov=Турсунов, Jo‘rayev=Жўраев, Nazarov=Назаров, Ergashev=Эргашев`);
const UZBEK: Given<Pair> = {
  f: pairs(`
    Dilnoza=Дилноза, Gulnora=Гулнора, Nilufar=Нилуфар, Zulfiya=Зулфия, Shahnoza=Шаҳноза, Malika=Малика, Sevara=Севара,
    Madina=Мадина, Nodira=Нодира, O‘g‘iloy=Ўғилой`),
  m: pairs(`
    Alisher=Алишер, Bekzod=Бекзод, Jahongir=Жаҳонгир, O‘tkir=Ўткир, Sardor=Сардор, Ulug‘bek=Улуғбек, Shavkat=Шавкат,
    Rustam=Рустам, Aziz=Азиз, Otabek=Отабек, Farrux=Фаррух, Qobil=Қобил, Doniyor=Дониёр`),
};

export const uzbekName: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(UZBEK_SURNAMES);
  const [given, nativeGiven] = random.pick(UZBEK[sex]);
  const [father, nativeFather] = random.pick(UZBEK.m);
  const [end, nativeEnd] = sex === 'f' ? ['a', 'а'] : ['', ''];
  const [child, nativeChild] = sex === 'f' ? [' qizi', ' қизи'] : [' o‘g‘li', ' ўғли'];
  return {
    surname: surname + end,
    given: random.chance(0.4) ? `${given} ${father}${child}` : given,
    native: `${nativeSurname}${nativeEnd} ${nativeGiven} ${nativeFather}${nativeChild}`,
  };
};

const KYRGYZ_TAJIK = {
  surnames: words(
    `Асанов, Бакиров, Жээналиев, Токтогулов, Раҳимзода, Сафаров, Назаров, Мирзоев, Ҳакимов, Осмонов, Кулматов`,
  ),
  f: words(`Айпери, Бермет, Гүлзат, Нургүл, Мавзуна, Ситора, Зарина, Фарзона, Чолпон`),
  m: words(`Азамат, Бакыт, Эрмек, Өмүрбек, Ҷамшед, Фирӯз, Сӯҳроб, Далер, Нурбек, Темирлан`),
};

export const kyrgyzOrTajikName: MakeName = (random, sex) => {
  const surname = random.pick(KYRGYZ_TAJIK.surnames) + (sex === 'f' ? 'а' : '');
  const given = random.pick(KYRGYZ_TAJIK[sex]);
  return {
    surname: latinFromCyrillic(surname),
    given: latinFromCyrillic(given),
    native: `${surname} ${given}`,
  };
};

const ARMENIAN_SURNAMES = pairs(`
  Harutyunyan=Հարությունյան, Sargsyan=Սարգսյան, Hovhannisyan=Հովհաննիսյան, Grigoryan=Գրիգորյան, Petrosyan=Պետրոսյան,
  Khachatryan=Խաչատրյան, Ter-Petrosyan=Տեր-Պետրոսյան`);
const ARMENIAN: Given<Pair> = {
  f: pairs(`Anahit=Անահիտ, Ani=Անի, Lusine=Լուսինե, Mariam=Մարիամ, Nare=Նարե`),
  m: pairs(`Armen=Արմեն, Davit=Դավիթ, Hayk=Հայկ, Gor=Գոռ, Tigran=Տիգրան, Vahe=Վահե`),
};

export const armenianName: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(ARMENIAN_SURNAMES);
  const [given, nativeGiven] = random.pick(ARMENIAN[sex]);
  return { surname, given, native: `${nativeGiven} ${nativeSurname}` };
};
