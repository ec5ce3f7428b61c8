import type { LocalText } from '@/db/schema/columns';
import { named } from './first-names';

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
