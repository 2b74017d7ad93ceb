Promise.reject(new Error('a')); Promise.reject(new Error('b')); process.on('exit',c=>console.log('exit',c)); setTimeout(()=>console.log('x'));
