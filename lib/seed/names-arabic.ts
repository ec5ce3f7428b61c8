import { type Given, type MakeName, type Pair, pairs } from './names';

const ARABIC: Given<Pair> = {
  f: pairs(`
    Fatima=فاطمة, Aisha=عائشة, Maryam=مريم, Noura=نورة, Huda=هدى, Layla=ليلى, Salma=سلمى, Amal=أمل, Rania=رانيا, Mona=منى,
    Khadija=خديجة, Zainab=زينب, Hanan=حنان, Reem=ريم, Yasmine=ياسمين, Asma=أسماء, Nadia=نادية`),
  m: pairs(`
    Mohamed=محمد, Mohammed=محمّد, Muhammad=محمد, Ahmed=أحمد, Ali=علي, Omar=عمر, Youssef=يوسف, Khaled=خالد, Hassan=حسن,
    Hussein=حسين, Mahmoud=محمود, Ibrahim=إبراهيم, Mostafa=مصطفى, Abdullah=عبد الله, Abdelrahman=عبد الرحمن, Saeed=سعيد,
    Tariq=طارق, Karim=كريم, Faisal=فيصل, Nasser=ناصر, Walid=وليد, Rashid=راشد, Sami=سامي, Hamad=حمد`),
};

const EGYPTIAN_SURNAMES = pairs(`
  El-Sayed=السيد, Abdel Fattah=عبد الفتاح, Mansour=منصور, El-Masry=المصري, Shaheen=شاهين, Fawzy=فوزي, Gaber=جابر, Helmy=حلمي,
  El-Shafei=الشافعي, Ramadan=رمضان, Salem=سالم, Zaki=زكي`);
const GULF_SURNAMES = pairs(`
  Al Mansoori=المنصوري, Al Ketbi=الكتبي, Al-Harbi=الحربي, Al-Otaibi=العتيبي, Al Suwaidi=السويدي, Al-Qahtani=القحطاني,
  Al Nuaimi=النعيمي, Al-Ghamdi=الغامدي, Al Zaabi=الزعابي, Al-Dosari=الدوسري, Al Hashimi=الهاشمي`);
const LEVANT_SURNAMES = pairs(`
  Haddad=حداد, Khoury=خوري, Al-Khatib=الخطيب, Darwish=درويش, Al-Jabouri=الجبوري, Nassar=نصار, Barakat=بركات,
  Qasim=قاسم, Al-Hamdani=الحمداني, Shami=شامي`);
const MAGHREB_SURNAMES = pairs(`
  Benali=بن علي, Boudiaf=بوضياف, Bouzid=بوزيد, Cherif=شريف, Hamdi=حمدي, Belkacem=بلقاسم, Ould Ahmed=ولد أحمد,
  Meziane=مزيان, Djebbar=جبار, Ait Saadi=آيت سعدي, Zerrouki=زروقي, Khelifi=خليفي, Bensalem=بن سالم`);

/** A chain of the person's, the father's and often the grandfather's name, then the family's. */
const chain =
  (surnames: readonly Pair[]): MakeName =>
  (random, sex) => {
    const [surname, nativeSurname] = random.pick(surnames);
    const own = random.pick(ARABIC[sex]);
    const fathers = Array.from({ length: random.integer(0, 2) }, () => random.pick(ARABIC.m));
    const parts = [own, ...fathers];
    return {
      surname,
      given: parts.map(([latin]) => latin).join(' '),
      native: [...parts.map(([, native]) => native), nativeSurname].join(' '),
    };
  };

export const egyptianName = chain(EGYPTIAN_SURNAMES);
export const gulfName = chain(GULF_SURNAMES);
export const levantineName = chain(LEVANT_SURNAMES);

// French spelling of the same names, as Algerian, Tunisian and Moroccan passports have it.
const IN_FRENCH: Record<string, string> = {
  Youssef: 'Youcef',
  Mohammed: 'Mohamed',
  Muhammad: 'Mohamed',
  Khaled: 'Khaled',
  Walid: 'Oualid',
  Rashid: 'Rachid',
  Hussein: 'Hocine',
  Aisha: 'Aïcha',
  Maryam: 'Meriem',
  Noura: 'Noura',
  Tariq: 'Tarek',
  Mahmoud: 'Mahmoud',
};
const maghrebChain = chain(MAGHREB_SURNAMES);
export const maghrebName: MakeName = (random, sex) => {
  const name = maghrebChain(random, sex);
  const given = name.given.split(' ').map((part) => IN_FRENCH[part] ?? part);
  return {
    ...name,
    surname: random.chance(0.4) ? name.surname?.toUpperCase() : name.surname,
    given: given.join(' '),
  };
};

const PERSIAN_SURNAMES = pairs(`
  Ahmadi=احمدی, Hosseini=حسینی, Karimi=کریمی, Rezaei=رضایی, Mohammadi=محمدی, Moradi=مرادی, Jafari=جعفری, Rahimi=رحیمی,
  Sadeghi=صادقی, Ghasemi=قاسمی, Mousavi=موسوی, Shirazi=شیرازی, Akbarzadeh=اکبرزاده, Mohammad Khani=محمدخانی,
  Tabatabaei Yazdi=طباطبایی یزدی, Haj Seyed Javadi=حاج‌سیدجوادی, Tehrani Moghaddam=تهرانی مقدم, Zand=زند`);
const PERSIAN: Given<Pair> = {
  f: pairs(`
    Zahra=زهرا, Fatemeh=فاطمه, Maryam=مریم, Leila=لیلا, Shirin=شیرین, Parisa=پریسا, Nasrin=نسرین, Golnaz=گلناز, Mahsa=مهسا`),
  m: pairs(`
    Ali=علی, Mohammad Reza=محمدرضا, Hossein=حسین, Alireza=علی‌رضا, Mehdi=مهدی, Hassan=حسن, Amir=امیر, Saeed=سعید, Reza=رضا,
    Behrouz=بهروز, Kourosh=کوروش, Farhad=فرهاد`),
};

export const persianName: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(PERSIAN_SURNAMES);
  const [given, nativeGiven] = random.pick(PERSIAN[sex]);
  return { surname, given, native: `${nativeGiven} ${nativeSurname}` };
};
