import type { Place } from './cities-russia';
import { words } from './names';

// Country, colon, cities; where letters are written in Russian, `=Russian name=its genitive`.
const CITIES = `
  BY: Minsk=Минск=Минска, Brest=Брест=Бреста, Grodno=Гродно=Гродно, Vitebsk=Витебск=Витебска, Mogilev=Могилёв=Могилёва, Gomel=Гомель=Гомеля
  KZ: Astana=Астана=Астаны, Almaty=Алматы=Алматы, Shymkent=Шымкент=Шымкента, Karaganda=Караганда=Караганды, Aktobe=Актобе=Актобе
  UZ: Tashkent=Ташкент=Ташкента, Samarkand=Самарканд=Самарканда, Bukhara=Бухара=Бухары, Namangan=Наманган=Намангана, Nukus=Нукус=Нукуса
  KG: Bishkek=Бишкек=Бишкека, Osh=Ош=Оша
  TJ: Dushanbe=Душанбе=Душанбе, Khujand=Худжанд=Худжанда
  AM: Yerevan=Ереван=Еревана, Gyumri=Гюмри=Гюмри
  CN: Beijing, Harbin, Shanghai, Guangzhou, Shenzhen, Chengdu, Wuhan, Xi'an, Qingdao, Heihe, Dalian, Hangzhou, Ürümqi, Manzhouli
  IN: New Delhi, Mumbai, Chennai, Kolkata, Bengaluru, Hyderabad, Ahmedabad, Jaipur, Thiruvananthapuram, Varanasi, Visakhapatnam
  BR: São Paulo, Rio de Janeiro, Brasília, Salvador, Fortaleza, Belo Horizonte, Curitiba, Porto Alegre, Recife, Belém, Maricá
  ZA: Johannesburg, Cape Town, Tshwane, eThekwini (Durban), Nelson Mandela Bay, Mangaung
  EG: Cairo, Alexandria, Giza, Luxor, Port Said, Sharm El Sheikh
  ET: Addis Ababa, Dire Dawa, Bahir Dar, Hawassa, Mekelle
  IR: Tehran, Isfahan, Mashhad, Shiraz, Tabriz, Rasht, Qom
  AE: Abu Dhabi, Dubai, Sharjah, Ras Al Khaimah
  SA: Riyadh, Jeddah, Medina, Dammam
  ID: Jakarta, Surabaya, Bandung, Denpasar, Yogyakarta, Nusantara
  TR: Istanbul, Ankara, Antalya, İzmir, Bursa, Trabzon
  DZ: Algiers, Oran, Constantine, Annaba, Béjaïa
  PH: Manila, Cebu City, Quezon City, Davao City
  MY: Kuala Lumpur, George Town, Putrajaya, Kuching
  TH: Bangkok, Chiang Mai, Phuket
  VN: Hà Nội, Ho Chi Minh City, Đà Nẵng, Hải Phòng, Huế
  CU: La Habana, Santiago de Cuba, Holguín
  BO: La Paz, Santa Cruz de la Sierra, Cochabamba
  NG: Lagos, Abuja, Kano, Ìbàdàn
  UG: Kampala, Entebbe, Gulu
  RS: Belgrade, Novi Sad, Niš
  MN: Ulaanbaatar, Erdenet, Darkhan
  PK: Islamabad, Karachi, Lahore
  BD: Dhaka, Chattogram
  LK: Colombo, Kandy
  NP: Kathmandu, Pokhara
  LA: Vientiane
  KH: Phnom Penh
  MM: Yangon, Naypyidaw
  AZ: Baku, Gəncə
  VE: Caracas, Maracaibo
  NI: Managua
  AR: Buenos Aires, Rosario, Córdoba
  CO: Bogotá, Medellín
  MX: Ciudad de México, Guadalajara
  PE: Lima, Cusco
  AO: Luanda, Benguela
  MZ: Maputo, Beira
  CV: Praia
  PT: Lisboa
  KE: Nairobi, Mombasa
  TZ: Dar es Salaam, Dodoma
  ZW: Harare, Bulawayo
  ZM: Lusaka
  GH: Accra, Kumasi
  RW: Kigali
  SN: Dakar, Saint-Louis
  ML: Bamako
  BF: Ouagadougou
  CI: Abidjan, Yamoussoukro
  CD: Kinshasa, Lubumbashi
  CM: Yaoundé, Douala
  MG: Antananarivo
  GN: Conakry
  TD: N'Djamena
  MA: Rabat, Casablanca
  TN: Tunis, Sfax
  LY: Tripoli
  SD: Khartoum
  SY: Damascus, Aleppo
  IQ: Baghdad, Basra
  JO: Amman
  LB: Beirut
  PS: Ramallah, Bethlehem
  OM: Muscat
  QA: Doha
  KW: Kuwait City
  BH: Manama
  DE: Berlin, Köln
  FR: Paris, Lyon
  IT: Roma, Milano
  HU: Budapest
  SK: Bratislava
  GR: Athens`;

/** Cities by ISO code of the country. */
export const CITIES_ABROAD: ReadonlyMap<string, readonly Place[]> = new Map(
  CITIES.trim()
    .split('\n')
    .map((line) => {
      const [code = '', cities = ''] = line.split(':');
      return [code.trim(), words(cities).map(placeFrom)];
    }),
);

function placeFrom(entry: string): Place {
  const [cityEn = '', city = cityEn, cityOf] = entry.split('=');
  return { city, cityEn, cityOf };
}
