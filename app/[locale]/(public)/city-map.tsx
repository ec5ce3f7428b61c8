import { arc, DOT_STEP, landDots, project, VIEW } from './map-geometry';
import { type City, planOf } from './map-plan';
import { PLACES } from './places';

/** From just above the highest arc. */
const BAND = { top: 88, height: 150 };

type CityMapProps = { host: City; partners: readonly City[]; label: string };

/** The host city and its partners on the dotted land, joined by great circles. Drawn on the server, no script. */
export function CityMap({ host, partners, label }: CityMapProps) {
  const { home, joined, labels } = planOf(host, partners);
  return (
    <svg viewBox={`0 0 ${VIEW.width} ${VIEW.height}`} role="img" aria-label={label} className="city-map">
      <defs>
        <radialGradient
          id="city-arc"
          gradientUnits="userSpaceOnUse"
          cx={home?.at.x}
          cy={home?.at.y}
          r={VIEW.width / 5}
        >
          <stop className="city-arc-near" />
          <stop offset="1" className="city-arc-far" />
        </radialGradient>
      </defs>
      <path d={landDots()} className="city-dots" strokeDasharray={`0 ${DOT_STEP}`} />
      {home &&
        joined.map((city) => (
          <path key={city.key} d={arc(home.place, city.place)} pathLength="1" className="city-arc" />
        ))}
      {labels.map(({ text, at, anchor, dx, dy }) => (
        <g
          key={text}
          className={at === home?.at ? 'city-host' : 'city'}
          transform={`translate(${at.x} ${at.y})`}
        >
          {at === home?.at && <circle r="14" className="city-ring" />}
          <circle r="5" />
          <text textAnchor={anchor} dx={`${dx}em`} dy={`${dy}em`}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}

type CityBandProps = { hostKey: string; partnerKeys: readonly string[]; className?: string };

/** The same arcs, cropped to a band: the sign of the forum on other pages. Purely decorative. */
export function CityBand({ hostKey, partnerKeys, className }: CityBandProps) {
  const home = PLACES[hostKey];
  if (!home) return null;
  const places = partnerKeys.map((key) => PLACES[key]).filter((place) => place !== undefined);
  return (
    <svg
      viewBox={`0 ${BAND.top} ${VIEW.width} ${BAND.height}`}
      preserveAspectRatio="xMidYMin slice"
      aria-hidden="true"
      className={className}
    >
      {places.map((place) => (
        <path key={place.join()} d={arc(home, place)} className="city-arc-still" />
      ))}
      {places.map((place) => (
        <Dot key={place.join()} place={place} radius={4} className="city" />
      ))}
      <Dot place={home} radius={6} className="city-host" />
    </svg>
  );
}

type DotProps = { place: readonly [number, number]; radius: number; className: string };

function Dot({ place, radius, className }: DotProps) {
  const { x, y } = project(place);
  return <circle cx={x} cy={y} r={radius} className={className} />;
}
