import type { CategoryCode } from './categories';
import { words } from './names';
import type { Random } from './random';

const POSITIONS: Record<'ru' | 'en', Record<CategoryCode, string[]>> = {
  ru: {
    DEL: words(`
      Глава города, Заместитель главы города, Руководитель аппарата, Главный архитектор города, Советник главы города,
      Начальник отдела внешних связей, Главный специалист`),
    GOV: words('Заместитель председателя правительства, Советник, Начальник отдела, Референт'),
    BUS: words(`
      Генеральный директор, Коммерческий директор, Руководитель проектов, Директор по развитию, Заместитель директора,
      Основатель`),
    EXP: words(
      'Профессор, Доцент, Старший научный сотрудник, Заведующая кафедрой, Аспирант, Директор института',
    ),
    NGO: words('Председатель правления, Исполнительный директор, Координатор программ, Эксперт'),
    YTH: words('Студент, Председатель молодёжного совета, Волонтёр, Магистрант, Активист'),
    MED: words('Корреспондент, Фотокорреспондент, Главный редактор, Оператор, Продюсер, Ведущая'),
    PRT: words('Менеджер стенда, Технический специалист, Руководитель отдела маркетинга'),
    SPK: words('Директор, Профессор, Заместитель главы города, Модератор, Партнёр'),
    VIS: words('Инженер, Преподаватель, Менеджер'),
  },
  en: {
    DEL: words(`
      Mayor, Deputy Mayor, Chief of Staff, Director of International Relations, Chief City Planner, Adviser to the Mayor,
      Protocol Officer, Interpreter`),
    GOV: words(
      'Deputy Minister, Director General, Counsellor, First Secretary, Member of Parliament, Ambassador',
    ),
    BUS: words(
      'Chief Executive Officer, Managing Director, Head of Sales, Project Manager, Founder, Partner',
    ),
    EXP: words('Professor, Associate Professor, Research Fellow, Dean, PhD Candidate, Head of Laboratory'),
    NGO: words('Secretary General, Programme Coordinator, President, Executive Director, Policy Officer'),
    YTH: words('Student, President of the Youth Council, Volunteer, Master’s Student'),
    MED: words('Correspondent, Photographer, Editor-in-Chief, Camera Operator, Producer'),
    PRT: words('Stand Manager, Technical Specialist, Marketing Manager'),
    SPK: words('Director, Professor, Deputy Mayor, Moderator, Senior Adviser'),
    VIS: words('Engineer, Lecturer, Consultant'),
  },
};

/** What the organisation's name says about the people in it goes before the category. */
const BY_ORGANISATION: readonly (readonly [RegExp, string[]])[] = [
  [/дума|собрание/i, words('Депутат, Председатель комитета, Помощник депутата, Руководитель аппарата')],
  [/Посольство|иностранных дел/, words('Советник, Консул, Атташе, Третий секретарь, Референт')],
  [
    /^(Департамент|Управление|Комитет|Министерство)/,
    words(
      'Начальник отдела, Заместитель начальника, Главный специалист, Советник, Консультант, Ведущий эксперт',
    ),
  ],
  [/Parliament|City Council|Câmara|Assemblée/, words('Member, Committee Chair, Adviser, Clerk')],
  [/Embassy|Consulate|Foreign Affairs/, words('Counsellor, First Secretary, Attaché, Protocol Officer')],
  [/Ministry/, words('Deputy Minister, Director General, Head of Division, Adviser, Senior Officer')],
  [
    /Department|Secretar|Direction/,
    words('Head of Department, Deputy Head, Chief Engineer, Planner, Adviser'),
  ],
];

/** Of these a city has one. */
export const isHeadOfCity = (position: string): boolean =>
  position === 'Глава города' || position === 'Mayor';

export const pickPosition = (
  random: Random,
  category: CategoryCode,
  organisation: string,
  locale: 'ru' | 'en',
): string => {
  const said =
    category === 'DEL' || category === 'GOV'
      ? BY_ORGANISATION.find(([words]) => words.test(organisation))?.[1]
      : undefined;
  return random.pick(said ?? POSITIONS[locale][category]);
};
