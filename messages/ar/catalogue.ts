import answers from './answers.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import complete from './complete.json' with { type: 'json' };
import consents from './consents.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import mail from './mail.json' with { type: 'json' };
import me from './me.json' with { type: 'json' };
import photo from './photo.json' with { type: 'json' };
import publicPages from './public.json' with { type: 'json' };
import refusals from './refusals.json' with { type: 'json' };
import register from './register.json' with { type: 'json' };
import signIn from './signIn.json' with { type: 'json' };
import site from './site.json' with { type: 'json' };
import status from './status.json' with { type: 'json' };

export default {
  common,
  public: publicPages,
  errors,
  photo,
  register,
  status,
  me,
  signIn,
  refusals,
  mail,
  answers,
  complete,
  consents,
  site,
};
