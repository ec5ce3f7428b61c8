import { arc, DOT_STEP, landDots, project, VIEW } from '../[locale]/(public)/map-geometry';
import { hostKey, PLACES } from '../[locale]/(public)/places';

export const PICTURE = { width: 1200, height: 630 };
const COLOUR = { paper: '#fbfaf7', dot: '#c9c4b6', river: '#0b4f75', brick: '#b6412b' };
/** Of the drawing, so that the host stands where the words end, and the arcs run out of the picture. */
const SCALE = 1.32;

type MapOf = { city: string; partnerKeys: readonly string[]; isMirrored: boolean };

/** The land, the arcs and the points of the forum's map as an SVG without letters; words stand at the other side. */
export function pictureMap({ city, partnerKeys, isMirrored }: MapOf): string {
  const home = PLACES[hostKey(city)];
  const partners = partnerKeys.map((key) => PLACES[key]).filter((place) => place !== undefined);
  const dot = (place: readonly [number, number], radius: number, fill: string) => {
    const { x, y } = project(place);
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
  };
  const drawn = [
    `<path d="${landDots()}" fill="none" stroke="${COLOUR.dot}" stroke-width="3" stroke-linecap="round" stroke-dasharray="0.01 ${DOT_STEP}"/>`,
    ...(home
      ? partners.map(
          (place) =>
            `<path d="${arc(home, place)}" fill="none" stroke="${COLOUR.river}" stroke-width="2.4"/>`,
        )
      : []),
    ...partners.map((place) => dot(place, 4.5, COLOUR.river)),
    home ? dot(home, 8, COLOUR.brick) : '',
  ].join('');
  const left = isMirrored ? -PICTURE.width * 0.24 : PICTURE.width * 0.36;
  const [near, far] = isMirrored ? ['100%', '0%'] : ['0%', '100%'];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE.width}" height="${PICTURE.height}">
<defs><linearGradient id="fade" x1="${near}" x2="${far}" y1="0" y2="0"><stop offset="0.38" stop-color="${COLOUR.paper}"/><stop offset="0.66" stop-color="${COLOUR.paper}" stop-opacity="0"/></linearGradient></defs>
<rect width="100%" height="100%" fill="${COLOUR.paper}"/>
<g transform="translate(${left} ${(PICTURE.height - VIEW.height * SCALE) / 2}) scale(${SCALE})">${drawn}</g>
<rect width="100%" height="100%" fill="url(#fade)"/>
<rect y="${PICTURE.height - 12}" width="100%" height="12" fill="${COLOUR.brick}"/>
</svg>`;
}
