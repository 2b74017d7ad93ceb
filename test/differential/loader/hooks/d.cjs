module.exports=5
