import { arc, DOT_STEP, landDots, project, VIEW } from './map-geometry';
import { placeLabels } from './map-labels';
import { PLACES } from './places';

export type City = { key: string; name: string };
type CityMapProps = { host: City; partners: readonly City[]; label: string };

/** Letters of the phone's map in units of the view: 11 px when 390 px wide. Wider screens use smaller ones. */
const PHONE_LETTERS = 29;

/** The host city and its partners on the dotted land, joined by great circles. Drawn on the server, no script. */
export function CityMap({ host, partners, label }: CityMapProps) {
  const known = [host, ...partners].flatMap((city) => {
    const place = PLACES[city.key];
    return place ? [{ ...city, place, text: city.name, at: project(place) }] : [];
  });
  const home = PLACES[host.key];
  return (
    <svg
      viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
      role="img"
      aria-label={label}
      className="city-map block h-auto w-full"
    >
      <path
        d={landDots()}
        className="stroke-dots"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        strokeDasharray={`0 ${DOT_STEP}`}
      />
      {home &&
        known
          .filter((city) => city.key !== host.key)
          .map((city) => (
            <path key={city.key} d={arc(home, city.place)} pathLength="1" className="city-arc" />
          ))}
      {placeLabels(known, PHONE_LETTERS).map(({ text, at, anchor, dx, dy }) => (
        <g
          key={text}
          className={text === host.name ? 'city-host' : 'city'}
          transform={`translate(${at.x} ${at.y})`}
        >
          {text === host.name && <circle r="13" className="city-ring" />}
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
  const places = partnerKeys.flatMap((key) => PLACES[key] ?? []);
  if (!home) return null;
  return (
    <svg
      viewBox={`0 90 ${VIEW.width} 150`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={className}
    >
      {partnerKeys.map((key) => {
        const place = PLACES[key];
        return place && <path key={key} d={arc(home, place)} className="city-arc-still" />;
      })}
      {[home, ...places].map((place) => {
        const { x, y } = project(place);
        return <circle key={`${x} ${y}`} cx={x} cy={y} r={place === home ? 6 : 4} className="city-dot" />;
      })}
    </svg>
  );
}
