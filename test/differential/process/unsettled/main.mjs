import './first.mjs';
import './second.mjs';
import './settled.mjs';
import './dependent.mjs';
