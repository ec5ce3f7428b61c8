import type { LocalText } from '@/db/schema/columns';
import { named } from './first-names';

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
