import admin from './admin.json' with { type: 'json' };
import answers from './answers.json' with { type: 'json' };
import badges from './badges.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import complete from './complete.json' with { type: 'json' };
import consents from './consents.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import factor from './factor.json' with { type: 'json' };
import gate from './gate.json' with { type: 'json' };
import gates from './gates.json' with { type: 'json' };
import identity from './identity.json' with { type: 'json' };
import letters from './letters.json' with { type: 'json' };
import mail from './mail.json' with { type: 'json' };
import mailings from './mailings.json' with { type: 'json' };
import me from './me.json' with { type: 'json' };
import photo from './photo.json' with { type: 'json' };
import publicPages from './public.json' with { type: 'json' };
import refusals from './refusals.json' with { type: 'json' };
import register from './register.json' with { type: 'json' };
import retention from './retention.json' with { type: 'json' };
import signIn from './signIn.json' with { type: 'json' };
import site from './site.json' with { type: 'json' };
import station from './station.json' with { type: 'json' };
import status from './status.json' with { type: 'json' };
import waves from './waves.json' with { type: 'json' };

export default {
  common,
  public: publicPages,
  consents,
  errors,
  register,
  status,
  me,
  admin,
  factor,
  gate,
  gates,
  identity,
  signIn,
  refusals,
  mail,
  answers,
  waves,
  station,
  retention,
  badges,
  complete,
  photo,
  site,
  letters,
  mailings,
};
