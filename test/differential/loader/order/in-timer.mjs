console.log("in timer");
