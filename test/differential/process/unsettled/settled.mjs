console.log('settled', await 1);
