// parseEnv: the corners of .env files.
const util = require('node:util');
const show = (label, run) => {
  try {
    console.log(label, util.inspect(run(), { depth: 9, breakLength: 200 }));
  } catch (error) {
    console.log(label, 'THREW', error.name, error.code, JSON.stringify(error.message));
  }
};

for(const t of ['A=1\nB=2','A = 1 ','A="x y"',"A='x # y'",'A=x # c','A="x # y" # c','#c\nA=1','export A=1','export  B = q','A=','A','=x','A="a\\nb"',"A='a\\nb'",'A=`a "b" \'c\'`','A="multi\nline"\nB=2','A=\'multi\nline\'','A="unterminated\nB=2','A=a=b','A=  "q"  ','A=1\r\nB=2\r\n','  A=1','A=x#y','A="x"y','A=x"y"','A = "x" y','\n\n','A=1\nA=2','A-B=1','A.B=1','1A=2','ü=1','A=\'it"s\'','A="it\'s"','A=$B','A="\\t"','A=\\n','A=" x "','A=\' x \'','A=``','A=""','A=a b c','A=#','A=# foo','A="a#b"#c','A=\nB=2','A= \nB=2','A="\n"','__proto__=1','toString=2','export','export=1','exporting=1','A:1','A B=1','A="x\\"y"','A=\'x\\\'y\'','A="\\\\n"','\ufeffA=1','A=\tx\t','A==','# A="\n"\nB=1','A="x\ny"z\nB=1']) show(JSON.stringify(t),()=>util.parseEnv(t));
for(const t of ['A\nB=1','A # c\nB=1','=x\nB=1','"A"=1','A=1\n\n  \n#x\n B=2','A=\'x\' # \'y\'\nB=2','A=\n\n\nB=1','A=   \n\n\nB=1','A=\t\nB=1','export\nA=1','  # c\nA=1','A=1 #"\nB="x"','A="\nB=1','A=\'\nB=1\'\nC=2','A=x\\','A="a\\\\nb"','A="\\n\\n"','A=`\\n`','\r\nA=1\r\n\r\nB=2','A="x"\r\nB=2','A=1\rB=2','A="x" \nB=2','A="x"#\nB=2','A="x"','A="','A=\'','A="""','A="x""y"','A=x\ty','\tA\t=\t1','A=1;B=2','export export=1','exportA=1','export=','export =1','A=\u00a0x\u00a0','A= #x\nB=1','A=#x\nB=1']) show(JSON.stringify(t),()=>util.parseEnv(t));
show('type', () => util.parseEnv(5)); show('prototype', () => Object.getPrototypeOf(util.parseEnv('A=1')) === Object.prototype);
