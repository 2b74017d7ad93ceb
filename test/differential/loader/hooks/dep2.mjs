console.log('dep2')
