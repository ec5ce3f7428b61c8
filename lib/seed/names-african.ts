import { type Given, type MakeName, type Pair, pairs, words } from './names';

const ETHIOPIAN: Given<Pair> = {
  f: pairs(`
    Tigist=ትዕግስት, Almaz=አልማዝ, Hiwot=ሕይወት, Selam=ሰላም, Meron=ሜሮን, Bethlehem=ቤተልሔም, Aster=አስቴር, Genet=ገነት, Rahel=ራሔል`),
  m: pairs(`
    Abebe=አበበ, Bekele=በቀለ, Tesfaye=ተስፋዬ, Haile=ኃይሌ, Girma=ግርማ, Dawit=ዳዊት, Yohannes=ዮሐንስ, Mulugeta=ሙሉጌታ, Getachew=ጌታቸው,
    Solomon=ሰሎሞን, Alemayehu=አለማየሁ, Kebede=ከበደ, Tadesse=ታደሰ, Worku=ወርቁ, Gebre-Egziabher=ገብረእግዚአብሔር, Teklehaimanot=ተክለሃይማኖት`),
};

/** One's own, the father's and the grandfather's name; no family name, so many write the whole chain as given. */
export const ethiopianName: MakeName = (random, sex) => {
  const own = random.pick(ETHIOPIAN[sex]);
  const fathers = Array.from({ length: random.integer(1, 2) }, () => random.pick(ETHIOPIAN.m));
  const chain = [own, ...fathers];
  const latin = chain.map(([name]) => name);
  const native = chain.map(([, name]) => name).join(' ');
  return random.chance(0.6)
    ? { given: latin.join(' '), native }
    : { surname: latin.slice(1).join(' '), given: own[0], native };
};

const SOUTH_AFRICAN = {
  surnames: words(`
    Dlamini, Nkosi, Ndlovu, Mokoena, Khumalo, Mthembu, van der Merwe, van Wyk, Botha, du Plessis, Naidoo, Govender, Petersen,
    Tshabalala, Radebe-Molefe, Jansen van Rensburg, Mahlangu, Smith, Janse van Vuuren, Xaba`),
  f: words('Nomsa, Thandiwe, Lerato, Zanele, Annelize, Ntombizodwa, Priya, Refilwe, Mary-Anne, Nokuthula'),
  m: words('Sipho, Thabo, Bongani, Johan, Pieter-Steph, Kagiso, Mandla, Andries, Yusuf, Sizwe, Tebogo'),
};
export const southAfricanName: MakeName = (random, sex) => ({
  surname: random.pick(SOUTH_AFRICAN.surnames),
  given: random.pick(SOUTH_AFRICAN[sex]),
});

const NIGERIAN = {
  surnames: words(`
    Okonkwo, Adéyẹmí, Okafor, Balógun, Eze, Nwosu, Ọláwálé, Ibrahim, Danjuma, Abubakar, Ogunlesi, Chukwuemeka, Adébáyọ̀,
    Oyelaran-Oyeyinka, Ekwueme, Sa’idu, O`),
  f: words('Ngozi, Adaeze, Fọlákẹ́, Yetunde, Amina, Chinwe, Titilayọ, Hauwa, Ifeoma, Oluwaseun'),
  m: words('Chinedu, Olúṣẹ́gun, Emeka, Musa, Tunde, Ifeanyi, Ọbáfẹ́mi, Sani, Kelechi, Oluwatobiloba, Aliyu'),
};
export const nigerianName: MakeName = (random, sex) => {
  const middle = random.chance(0.4) ? ` ${random.pick(NIGERIAN[sex])}` : '';
  return { surname: random.pick(NIGERIAN.surnames), given: random.pick(NIGERIAN[sex]) + middle };
};

const EAST_AFRICAN = {
  surnames: words(`
    Okello, Mugisha, Nakato, Otieno, Wanjiku, Kamau, Mwangi, Ochieng', Kiprotich, Mwinyi, Juma, Ssekandi, Byaruhanga, Moyo,
    Chikwanda, Banda, Phiri, Nyangoma, Mutasa, Ng'ang'a`),
  f: words('Grace, Esther, Achieng, Namukasa, Neema, Tendai, Rehema, Joyce, Wambui, Chipo'),
  m: words('David, Joseph, Kato, Baraka, Tinashe, Julius, Godfrey, Emmanuel, Salim, Peter, Kwame'),
};
export const eastAfricanName: MakeName = (random, sex) => ({
  surname: random.pick(EAST_AFRICAN.surnames),
  given: random.pick(EAST_AFRICAN[sex]),
});

const FRANCOPHONE = {
  surnames: words(`
    Diallo, Traoré, Ouédraogo, Koné, N’Diaye, Keïta, Mbemba, Kabongo, Ngo Bell, Kouassi, Coulibaly, Bâ, Sy, Ondo Mba,
    Rakotomalala, Andrianampoinimerina, N'Guessan, Mba Abessole`),
  f: words('Fatoumata, Aminata, Marie-Claire, Awa, Clémentine, Bénédicte, Mariam, Mbarga'),
  m: words('Ousmane, Amadou, Jean-Baptiste, Moussa, Félix-Antoine, Ibrahima, Hery, Désiré, Cheikh'),
};
export const francophoneAfricanName: MakeName = (random, sex) => ({
  surname: random.pick(FRANCOPHONE.surnames),
  given: random.pick(FRANCOPHONE[sex]),
});
