// attack: writes one log line of 64 MB
// expect: ok
// says: xxxx
// timeout: 20s
#load "attack.csx"
Log.Info(new string('x', 16 << 20));
