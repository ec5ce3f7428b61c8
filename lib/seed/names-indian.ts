import { type Given, type MakeName, type Pair, pairs, words } from './names';

const HINDI_SURNAMES = pairs(`
  Sharma=शर्मा, Singh=सिंह, Kumar=कुमार, Gupta=गुप्ता, Verma=वर्मा, Mishra=मिश्रा, Yadav=यादव, Joshi=जोशी, Agarwal=अग्रवाल,
  Chaturvedi=चतुर्वेदी, Bhattacharya=भट्टाचार्य, Deshmukh=देशमुख, Patil=पाटिल, Chauhan=चौहान, Trivedi=त्रिवेदी,
  Srivastava=श्रीवास्तव, Kulkarni=कुलकर्णी, Mehta=मेहता, Rathore=राठौर, Thakur=ठाकुर`);
const HINDI: Given<Pair> = {
  f: pairs(`
    Priya=प्रिया, Anjali=अंजलि, Sunita=सुनीता, Kavita=कविता, Neha=नेहा, Pooja=पूजा, Meera=मीरा, Lakshmi=लक्ष्मी, Ritu=ऋतु,
    Deepika=दीपिका, Usha=उषा, Shweta=श्वेता`),
  m: pairs(`
    Rajesh=राजेश, Amit=अमित, Vijay=विजय, Sanjay=संजय, Arjun=अर्जुन, Rahul=राहुल, Suresh=सुरेश, Anil=अनिल, Vikram=विक्रम,
    Deepak=दीपक, Manoj=मनोज, Ashok=अशोक, Om=ओम`),
};

const SOUTHERN: Given<string> = {
  f: words('Lakshmi, Meenakshi, Revathi, Sangeetha, Kalpana, Vasundhara, Padmavathi'),
  m: words(
    'Ramachandran, Subramanian, Karthik, Venkatesan, Murugan, Natarajan, Balakrishnan, Anantharaman, Gopalakrishnan',
  ),
};
const INITIALS = [...'ABCDGHIJKLMNPRSTUV'];

export const indianName: MakeName = (random, sex) =>
  random.chance(0.68) ? northern(random, sex) : southern(random, sex);

const northern: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(HINDI_SURNAMES);
  const [given, nativeGiven] = random.pick(HINDI[sex]);
  return { surname, given, native: random.chance(0.7) ? `${nativeGiven} ${nativeSurname}` : undefined };
};

/** In the south many have no surname: one name alone, or initials of village and father, before it or as the rest. */
const southern: MakeName = (random, sex) => {
  const name = random.pick(SOUTHERN[sex]);
  const initial = random.pick(INITIALS);
  return random.weighted<() => { surname?: string; given: string }>([
    [() => ({ given: name }), 4],
    [() => ({ surname: name, given: initial }), 4],
    [() => ({ surname: name, given: `${random.pick(INITIALS)}. ${initial}.` }), 3],
    [() => ({ given: `${initial}. ${name}` }), 3],
    [() => ({ given: `${name} ${random.pick(SOUTHERN.m)}` }), 2],
  ])();
};

const URDU_SURNAMES = pairs(
  `Khan=خان, Qureshi=قریشی, Malik=ملک, Butt=بٹ, Chaudhry=چوہدری, Siddiqui=صدیقی, Rizvi=رضوی`,
);
const URDU: Given<Pair> = {
  f: pairs(`Ayesha=عائشہ, Sana=ثنا, Hina=حنا, Mahnoor=ماہ نور`),
  m: pairs(`Imran=عمران, Bilal=بلال, Usman=عثمان, Asif=آصف, Hamza=حمزہ, Muhammad Ali=محمد علی`),
};
export const pakistaniName: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(URDU_SURNAMES);
  const [given, nativeGiven] = random.pick(URDU[sex]);
  return { surname, given, native: `${nativeGiven} ${nativeSurname}` };
};

const BENGALI_SURNAMES = pairs(
  `Rahman=রহমান, Islam=ইসলাম, Hossain=হোসেন, Chowdhury=চৌধুরী, Das=দাস, Akter=আক্তার, Ahmed=আহমেদ`,
);
const BENGALI: Given<Pair> = {
  f: pairs(`Nasrin=নাসরিন, Farhana=ফারহানা, Sultana=সুলতানা, Ruma=রুমা`),
  m: pairs(`Mohammad=মোহাম্মদ, Kamal=কামাল, Rafiq=রফিক, Shahidul=শহিদুল, Anwar=আনোয়ার`),
};
export const bengaliName: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(BENGALI_SURNAMES);
  const [given, nativeGiven] = random.pick(BENGALI[sex]);
  return { surname, given, native: `${nativeGiven} ${nativeSurname}` };
};

const SINHALA_NEPALI = {
  surnames: words(
    'Perera, de Silva, Wickramasinghe, Jayawardena, Shrestha, Gurung, Adhikari, Tamang, Kumarasinghe',
  ),
  f: words('Sita, Nadeesha, Chathurika, Kumari, Dilani'),
  m: words('Nuwan, Bishnu, Ruwan, Prakash, Mahinda Chamara, Don Lakmal'),
};
export const lankanOrNepaliName: MakeName = (random, sex) => ({
  surname: random.pick(SINHALA_NEPALI.surnames),
  given: random.pick(SINHALA_NEPALI[sex]),
});
