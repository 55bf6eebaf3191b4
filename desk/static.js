import './static-begin.js';
import './main.js';

/** The page of `slugline report --html`: the same views, with `static-api.js` in the place of `api.js`. */
