console.log("dep")
