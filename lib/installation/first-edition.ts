import type { edition } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';

/** The facts that a new installation begins with. All of them are settings from then on. */
export const FIRST_EDITION = {
  key: '2027',
  isCurrent: true,
  number: 8,
  referencePrefix: 'BMF-27',
  name: {
    en: 'BRICS International Municipal Forum',
    ru: 'Международный муниципальный форум БРИКС',
    zh: '金砖国家国际城市论坛',
    pt: 'Fórum Municipal Internacional do BRICS',
    ar: 'المنتدى البلدي الدولي لمجموعة بريكس',
  },
  city: { en: 'Moscow', ru: 'Москва', zh: '莫斯科', pt: 'Moscou', ar: 'موسكو' },
  venue: {
    en: 'Moscow, the venue will be announced',
    ru: 'Москва, площадка будет объявлена',
    zh: '莫斯科，具体场馆另行公布',
    pt: 'Moscou, local a ser anunciado',
    ar: 'موسكو، سيُعلن عن المكان لاحقًا',
  },
  organiser: {
    en: 'Organising Committee of the Forum',
    ru: 'Организационный комитет Форума',
    zh: '论坛组委会',
    pt: 'Comitê Organizador do Fórum',
    ar: 'اللجنة المنظمة للمنتدى',
  },
  contactEmail: 'forum@example.org',
  hostCountry: 'RU',
  startsOn: '2027-08-27',
  endsOn: '2027-08-28',
  timeZone: 'Europe/Moscow',
  capacitySeats: 5000,
  internationalReserveSeats: 1000,
  internationalTargetSeats: 1000,
  seatsHeldFrom: 'submission',
  registrationOpensAt: new Date('2026-06-01T09:00:00+03:00'),
  registrationClosesAt: new Date('2027-08-21T00:00:00+03:00'),
  emailConfirmationHours: 24,
  decisionDays: 10,
  informationDays: 7,
  registrationsPerMinute: 600,
} satisfies Omit<typeof edition.$inferInsert, 'id'>;

type Named = [en: string, ru: string, zh: string, pt: string, ar: string];
const named = (...[en, ru, zh, pt, ar]: Named): LocalText => ({ en, ru, zh, pt, ar });
/** Staff alone read it. */
const namedForStaff = (en: string, ru: string): LocalText => ({ en, ru });

export const FIRST_TRACKS: { key: string; name: LocalText; isOpen: boolean }[] = [
  {
    key: 'urban-planning',
    name: named('Urban planning', 'Градостроительство', '城市规划', 'Planejamento urbano', 'التخطيط الحضري'),
    isOpen: true,
  },
  { key: 'transport', name: named('Transport', 'Транспорт', '交通', 'Transporte', 'النقل'), isOpen: true },
  {
    key: 'social-development',
    name: named(
      'Social development',
      'Социальное развитие',
      '社会发展',
      'Desenvolvimento social',
      'التنمية الاجتماعية',
    ),
    isOpen: true,
  },
  {
    key: 'healthcare',
    name: named('Healthcare', 'Здравоохранение', '医疗卫生', 'Saúde', 'الرعاية الصحية'),
    isOpen: true,
  },
  { key: 'culture', name: named('Culture', 'Культура', '文化', 'Cultura', 'الثقافة'), isOpen: true },
  {
    key: 'digitalization',
    name: named('Digitalization', 'Цифровизация', '数字化', 'Digitalização', 'التحول الرقمي'),
    isOpen: true,
  },
  { key: 'economy', name: named('Economy', 'Экономика', '经济', 'Economia', 'الاقتصاد'), isOpen: false },
  {
    key: 'industry',
    name: named('Industry', 'Промышленность', '工业', 'Indústria', 'الصناعة'),
    isOpen: false,
  },
  { key: 'energy', name: named('Energy', 'Энергетика', '能源', 'Energia', 'الطاقة'), isOpen: false },
  { key: 'ecology', name: named('Ecology', 'Экология', '生态', 'Ecologia', 'البيئة'), isOpen: false },
  {
    key: 'education-science',
    name: named(
      'Education and science',
      'Образование и наука',
      '教育与科学',
      'Educação e ciência',
      'التعليم والعلوم',
    ),
    isOpen: false,
  },
  {
    key: 'sports-tourism',
    name: named(
      'Sports and tourism',
      'Спорт и туризм',
      '体育与旅游',
      'Esporte e turismo',
      'الرياضة والسياحة',
    ),
    isOpen: false,
  },
  {
    key: 'municipal-cooperation',
    name: named(
      'International municipal cooperation',
      'Международное муниципальное сотрудничество',
      '国际城市合作',
      'Cooperação municipal internacional',
      'التعاون البلدي الدولي',
    ),
    isOpen: false,
  },
];

/** Guests of honour come by invitation; organisers, contractors and security are entered by staff: closed to the form. */
export const FIRST_CATEGORIES: { code: string; letter: string; name: LocalText; isOpen: boolean }[] = [
  {
    code: 'DEL',
    letter: 'D',
    name: named(
      'City or regional delegation',
      'Делегация города или региона',
      '城市或地区代表团',
      'Delegação de cidade ou região',
      'وفد مدينة أو إقليم',
    ),
    isOpen: true,
  },
  {
    code: 'GOV',
    letter: 'G',
    name: named(
      'Government, parliament, diplomatic corps',
      'Органы власти, дипкорпус',
      '政府、议会、外交使团',
      'Governo, parlamento, corpo diplomático',
      'الحكومة والبرلمان والسلك الدبلوماسي',
    ),
    isOpen: true,
  },
  {
    code: 'BUS',
    letter: 'B',
    name: named('Business', 'Бизнес', '工商界', 'Empresas', 'قطاع الأعمال'),
    isOpen: true,
  },
  {
    code: 'EXP',
    letter: 'E',
    name: named(
      'Academia, expert',
      'Наука, эксперт',
      '学术界、专家',
      'Academia, especialista',
      'أكاديمي أو خبير',
    ),
    isOpen: true,
  },
  {
    code: 'NGO',
    letter: 'N',
    name: named(
      'International organisation, NGO, association',
      'Международная организация, НКО, ассоциация',
      '国际组织、非政府组织、协会',
      'Organização internacional, ONG, associação',
      'منظمة دولية أو منظمة غير حكومية أو جمعية',
    ),
    isOpen: true,
  },
  { code: 'YTH', letter: 'Y', name: named('Youth', 'Молодёжь', '青年', 'Juventude', 'الشباب'), isOpen: true },
  {
    code: 'MED',
    letter: 'M',
    name: named('Media', 'СМИ', '媒体', 'Imprensa', 'وسائل الإعلام'),
    isOpen: true,
  },
  {
    code: 'SPK',
    letter: 'S',
    name: named(
      'Speaker, moderator',
      'Спикер, модератор',
      '演讲嘉宾、主持人',
      'Palestrante, moderador',
      'متحدث أو مدير جلسة',
    ),
    isOpen: true,
  },
  {
    code: 'PRT',
    letter: 'P',
    name: named(
      'Partner, exhibitor',
      'Партнёр, экспонент',
      '合作伙伴、参展商',
      'Parceiro, expositor',
      'شريك أو عارض',
    ),
    isOpen: true,
  },
  {
    code: 'VIS',
    letter: 'X',
    name: named(
      'Exhibition visitor',
      'Посетитель выставки',
      '展览观众',
      'Visitante da exposição',
      'زائر المعرض',
    ),
    isOpen: true,
  },
  {
    code: 'VIP',
    letter: 'V',
    name: named('Guest of honour', 'Почётный гость', '贵宾', 'Convidado de honra', 'ضيف شرف'),
    isOpen: false,
  },
  {
    code: 'ORG',
    letter: 'O',
    name: named(
      'Organiser, staff, volunteer',
      'Оргкомитет, персонал, волонтёр',
      '组委会、工作人员、志愿者',
      'Organização, equipe, voluntário',
      'منظم أو موظف أو متطوع',
    ),
    isOpen: false,
  },
  {
    code: 'TEC',
    letter: 'T',
    name: named(
      'Contractor, driver, technical',
      'Подрядчик, водитель, техслужба',
      '承包商、司机、技术人员',
      'Prestador de serviço, motorista, técnico',
      'متعاقد أو سائق أو فني',
    ),
    isOpen: false,
  },
  {
    code: 'SEC',
    letter: 'C',
    name: named(
      'Security, medical',
      'Безопасность, медслужба',
      '安保、医疗',
      'Segurança, equipe médica',
      'الأمن أو الخدمات الطبية',
    ),
    isOpen: false,
  },
];

type Partner = { key: string; territoryType: 'city' | 'country'; name: LocalText; country: string };
export const FIRST_PARTNERS: Partner[] = [
  {
    key: 'beijing',
    territoryType: 'city',
    name: named('Beijing', 'Пекин', '北京', 'Pequim', 'بكين'),
    country: 'CN',
  },
  {
    key: 'harbin',
    territoryType: 'city',
    name: named('Harbin', 'Харбин', '哈尔滨', 'Harbin', 'هاربين'),
    country: 'CN',
  },
  {
    key: 'minsk',
    territoryType: 'city',
    name: named('Minsk', 'Минск', '明斯克', 'Minsk', 'مينسك'),
    country: 'BY',
  },
  {
    key: 'astana',
    territoryType: 'city',
    name: named('Astana', 'Астана', '阿斯塔纳', 'Astana', 'أستانا'),
    country: 'KZ',
  },
  {
    key: 'tashkent',
    territoryType: 'city',
    name: named('Tashkent', 'Ташкент', '塔什干', 'Tashkent', 'طشقند'),
    country: 'UZ',
  },
  {
    key: 'manila',
    territoryType: 'city',
    name: named('Manila', 'Манила', '马尼拉', 'Manila', 'مانيلا'),
    country: 'PH',
  },
  { key: 'cebu', territoryType: 'city', name: named('Cebu', 'Себу', '宿务', 'Cebu', 'سيبو'), country: 'PH' },
  {
    key: 'istanbul',
    territoryType: 'city',
    name: named('Istanbul', 'Стамбул', '伊斯坦布尔', 'Istambul', 'إسطنبول'),
    country: 'TR',
  },
  {
    key: 'ankara',
    territoryType: 'city',
    name: named('Ankara', 'Анкара', '安卡拉', 'Ancara', 'أنقرة'),
    country: 'TR',
  },
  {
    key: 'antalya',
    territoryType: 'city',
    name: named('Antalya', 'Анталья', '安塔利亚', 'Antália', 'أنطاليا'),
    country: 'TR',
  },
  {
    key: 'algeria',
    territoryType: 'country',
    name: named('Algeria', 'Алжир', '阿尔及利亚', 'Argélia', 'الجزائر'),
    country: 'DZ',
  },
];

export const FIRST_ZONES = [{ key: 'VENUE', name: namedForStaff('Venue', 'Площадка форума'), position: 0 }];

export const FIRST_GATES: { key: string; name: LocalText; zone: string }[] = [
  { key: 'N1', name: namedForStaff('North entrance, gate 1', 'Северный вход, турникет 1'), zone: 'VENUE' },
  { key: 'N2', name: namedForStaff('North entrance, gate 2', 'Северный вход, турникет 2'), zone: 'VENUE' },
  { key: 'S1', name: namedForStaff('South entrance, gate 1', 'Южный вход, турникет 1'), zone: 'VENUE' },
  { key: 'S2', name: namedForStaff('South entrance, gate 2', 'Южный вход, турникет 2'), zone: 'VENUE' },
];
