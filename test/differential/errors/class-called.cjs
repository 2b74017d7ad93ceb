for (const n of ['URL','Blob','EventTarget','AbortController','TextDecoder','MessageChannel']) {try{globalThis[n]()}catch(e){console.log(e.message)}}
class A{}; try{A()}catch(e){console.log(e.message)}
const {KeyObject}=require('crypto');try{KeyObject()}catch(e){console.log(e.message)}
const {AsyncResource}=require('async_hooks');try{AsyncResource()}catch(e){console.log(e.message)}
