module.exports = [this === exports];
