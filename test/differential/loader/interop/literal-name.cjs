exports.literalName = "through a star";
