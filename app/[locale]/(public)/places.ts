/** Longitude and latitude of the cities that the map knows; a partner that is not here is named in the list only. */
export const PLACES: Readonly<Record<string, readonly [longitude: number, latitude: number]>> = {
  algeria: [3.06, 36.75],
  ankara: [32.85, 39.93],
  antalya: [30.71, 36.9],
  astana: [71.43, 51.13],
  beijing: [116.4, 39.9],
  cebu: [123.89, 10.32],
  harbin: [126.63, 45.75],
  istanbul: [28.98, 41.01],
  kazan: [49.11, 55.79],
  manila: [120.98, 14.6],
  minsk: [27.56, 53.9],
  moscow: [37.62, 55.75],
  'saint petersburg': [30.34, 59.93],
  tashkent: [69.24, 41.3],
};

/** The key of the host city: an edition names its city in words only. */
export const hostKey = (city: string): string => city.toLowerCase();
