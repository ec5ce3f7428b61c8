import { type Given, type MakeName, type Pair, pairs, words } from './names';

const CHINESE_SURNAMES = pairs(`
  Wang=王, Li=李, Zhang=张, Liu=刘, Chen=陈, Yang=杨, Huang=黄, Zhao=赵, Wu=吴, Zhou=周, Xu=徐, Sun=孙, Ma=马, Zhu=朱, Hu=胡,
  Guo=郭, He=何, Lin=林, Gao=高, Luo=罗, Zheng=郑, Liang=梁, Xie=谢, Song=宋, Tang=唐, Xu=许, Han=韩, Feng=冯, Deng=邓,
  Cao=曹, Peng=彭, Zeng=曾, Xiao=肖, Tian=田, Dong=董, Pan=潘, Yuan=袁, Cai=蔡, Jiang=蒋, Yu=于, Du=杜, Ye=叶, Lyu=吕,
  Ouyang=欧阳, Sima=司马, Zhuge=诸葛, Shangguan=上官, E=鄂`);
const CHINESE: Given<Pair> = {
  f: pairs(`
    Min=敏, Li=丽, Jing=静, Xiaohong=晓红, Yan=燕, Lan=兰, Meiling=美玲, Xue=雪, Hui=慧, Fang=芳, Yuting=雨婷, Shuying=淑英,
    Ya=雅, Qian=倩, Zhilan=芝兰, Xinyi=欣怡, Mengyao=梦瑶, E=娥, Lyujing=绿静`),
  m: pairs(`
    Wei=伟, Qiang=强, Jianguo=建国, Lei=磊, Jun=军, Yong=勇, Zhiqiang=志强, Haoran=浩然, Ming=明, Gang=刚, Bo=波, Chao=超,
    Qixiang=奇祥, Zhenhua=振华, Guodong=国栋, Xiaodong=晓东, Tianyu=天宇, Ziheng=子恒, Yi=毅, An=安, Junjie=俊杰`),
};

export const chineseName: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(CHINESE_SURNAMES);
  const [given, nativeGiven] = random.pick(CHINESE[sex]);
  // Passports print capitals; some people copy them as they stand.
  const isCopied = random.chance(0.25);
  return {
    surname: isCopied ? surname.toUpperCase() : surname,
    given: isCopied ? given.toUpperCase() : given,
    native: nativeSurname + nativeGiven,
  };
};

const VIETNAMESE_SURNAMES = words(
  'Nguyễn, Trần, Lê, Phạm, Hoàng, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Ô',
);
const VIETNAMESE: Given<string> = {
  f: words(
    'Thị Ánh, Thị Hồng Nhung, Thu Hà, Ngọc Anh, Thanh Thảo, Thị Minh Khai, Mỹ Linh, Thùy Dương, Quỳnh Như, Thị Ý',
  ),
  m: words(
    'Văn An, Minh Tuấn, Đức Thắng, Quang Huy, Hữu Phước, Văn Đức, Xuân Trường, Bảo Ngọc, Quốc Việt, Công Ý',
  ),
};

/** Machine-readable lines have no diacritics, and people copy those too. */
const withoutDiacritics = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

export const vietnameseName: MakeName = (random, sex) => {
  const surname = random.pick(VIETNAMESE_SURNAMES);
  const given = random.pick(VIETNAMESE[sex]);
  const latin = random.chance(0.6) ? withoutDiacritics : (text: string) => text;
  return { surname: latin(surname), given: latin(given), native: `${surname} ${given}` };
};

const THAI_SURNAMES = pairs(`
  Suksawat=สุขสวัสดิ์, Chaiyaphum=ชัยภูมิ, Srisuwan=ศรีสุวรรณ, Wongsakul=วงศ์สกุล, Rattanakosin=รัตนโกสินทร์, Thongchai=ธงชัย,
  Boonmee=บุญมี, Charoensuk=เจริญสุข, Phromwattanapakdee=พรหมวัฒนภักดี, Saetang=แซ่ตั้ง`);
const THAI: Given<Pair> = {
  f: pairs(`Somying=สมหญิง, Kanya=กัญญา, Malee=มาลี, Siriporn=ศิริพร, Ploy=พลอย, Nattaya=ณัฐยา, Wanida=วนิดา`),
  m: pairs(
    `Somchai=สมชาย, Anan=อนันต์, Prasert=ประเสริฐ, Surasak=สุรศักดิ์, Kittipong=กิตติพงษ์, Nattapong=ณัฐพงษ์, Ek=เอก`,
  ),
};

export const thaiName: MakeName = (random, sex) => {
  const [surname, nativeSurname] = random.pick(THAI_SURNAMES);
  const [given, nativeGiven] = random.pick(THAI[sex]);
  return { surname, given, native: `${nativeGiven} ${nativeSurname}` };
};

const MONGOLIAN: Given<Pair> = {
  f: pairs(`Oyuntsetseg=Оюунцэцэг, Sarnai=Сарнай, Enkhjargal=Энхжаргал, Bolormaa=Болормаа, Nomin=Номин`),
  m: pairs(
    `Batbayar=Батбаяр, Ganbold=Ганболд, Enkhbat=Энхбат, Temuulen=Тэмүүлэн, Munkh-Erdene=Мөнх-Эрдэнэ, Otgonbayar=Отгонбаяр`,
  ),
};

/** A Mongolian passport has the father's name where others have a surname. */
export const mongolianName: MakeName = (random, sex) => {
  const [father, nativeFather] = random.pick(MONGOLIAN.m);
  const [given, nativeGiven] = random.pick(MONGOLIAN[sex]);
  return { surname: father, given, native: `${nativeFather.charAt(0)}. ${nativeGiven}` };
};

const LAO_KHMER_BURMESE = {
  names: pairs(`
    Souphanouvong Keo=ສຸພານຸວົງ ແກ້ວ, Bounnhang Vilay=ບຸນຍັງ ວິໄລ, Khamphay Somchit=ຄຳໄພ ສົມຈິດ, Sok Dara=សុខ ដារ៉ា,
    Chan Sopheap=ចាន់ សុភាព, Keo Rithy=កែវ ឫទ្ធី, Aung Kyaw=အောင်ကျော်, Thein Win=သိန်းဝင်း, Mya Mya=မြမြ`),
};

/** Burmese names have no surname, and Lao and Cambodian ones are often given whole. */
export const mekongName: MakeName = (random) => {
  const [given, native] = random.pick(LAO_KHMER_BURMESE.names);
  return { given, native };
};
