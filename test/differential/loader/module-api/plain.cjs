module.exports = "plain other";
